package dev.kanak.server.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Brings one file from a hub to disk: into {@code NAME.part}, which a later run goes on with, and under its own name once
 * its checksum is right. One thread.
 */
final class Download {

    private static final int CHUNK = 1 << 16;

    private final Hub hub;
    private final Catalogue.Model model;
    private final Path folder;
    private final Progress progress;

    /** Told how much of a file is there. */
    @FunctionalInterface
    interface Progress {

        /**
         * Some more is there.
         *
         * @param total empty if not known
         */
        void bytes(String path, long done, Optional<Long> total);
    }

    Download(Hub hub, Catalogue.Model model, Path folder, Progress progress) {
        this.hub = hub;
        this.model = model;
        this.folder = folder;
        this.progress = progress;
    }

    /**
     * Fetches a file that is not here yet.
     *
     * @return its checksum
     * @throws ModelsException if the hub, the disk or the checksum fails; what has arrived stays for the next run, unless
     *     it is wrong
     */
    String fetch(FetchedFile file) throws InterruptedException {
        Path target = folder.resolve(file.path());
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Path version = target.resolveSibling(target.getFileName() + ".part.etag");
        try {
            Files.createDirectories(target.getParent());
            checkSpace(file, part);
            receive(file, part, version);
            String sum = sha256(part);
            check(file, part, version, sum);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            Files.deleteIfExists(version);
            return sum;
        } catch (IOException e) {
            throw new ModelsException(
                    "cannot write %s: %s; free some space or give another folder with --into, then run the command again to go on"
                            .formatted(target, e.getMessage()),
                    e);
        }
    }

    private void receive(FetchedFile file, Path part, Path version) throws IOException, InterruptedException {
        long here = Files.isRegularFile(part) ? Files.size(part) : 0;
        Optional<String> etag =
                Files.isRegularFile(version) ? Optional.of(Files.readString(version)) : Optional.empty();
        if (file.bytes().isPresent() && here == file.bytes().get() && here > 0) {
            return;
        }
        Hub.Answer answer = hub.open(model, file.path(), here, etag);
        try (InputStream body = answer.body()) {
            boolean resumed = answer.status() == 206;
            if (answer.etag().isPresent()) {
                Files.writeString(version, answer.etag().get());
            }
            long done = resumed ? here : 0;
            Optional<Long> total = answer.totalBytes().or(file::bytes);
            try (OutputStream out = Files.newOutputStream(
                    part,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    resumed ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING)) {
                copy(body, out, new Received(file.path(), done, total));
            }
        }
    }

    private record Received(String path, long before, Optional<Long> total) {}

    private void copy(InputStream body, OutputStream out, Received received) throws IOException {
        long done = received.before;
        var chunk = new byte[CHUNK];
        while (true) {
            int count = read(body, chunk);
            if (count < 0) {
                break;
            }
            out.write(chunk, 0, count);
            done += count;
            progress.bytes(received.path, done, received.total);
        }
        if (received.total.isPresent() && done != received.total.get()) {
            throw new ModelsException("%s broke off after %d of %d bytes; run the command again to go on"
                    .formatted(received.path, done, received.total.get()));
        }
    }

    private static int read(InputStream body, byte[] chunk) {
        try {
            return body.read(chunk);
        } catch (IOException e) {
            throw new ModelsException("the connection broke; run the command again to go on", e);
        }
    }

    private static void check(FetchedFile file, Path part, Path version, String sum) throws IOException {
        if (file.sha256().isPresent() && !file.sha256().get().equals(sum)) {
            Files.delete(part);
            Files.deleteIfExists(version);
            throw new ModelsException(
                    "%s is not what %s says: SHA-256 %s instead of %s; it was deleted, run the command again"
                            .formatted(
                                    file.path(),
                                    file.source(),
                                    sum,
                                    file.sha256().get()));
        }
    }

    private static void checkSpace(FetchedFile file, Path part) throws IOException {
        long here = Files.isRegularFile(part) ? Files.size(part) : 0;
        long needed = file.bytes().orElse(0L) - here;
        long usable = Files.getFileStore(part.getParent()).getUsableSpace();
        if (needed > usable) {
            throw new IOException("%d MB are needed and %d MB are free".formatted(needed >> 20, usable >> 20));
        }
    }

    /** Checksum of a file, in hexadecimal. */
    static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            var chunk = new byte[CHUNK];
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                digest.update(chunk, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.kanak.server.models;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Brings a whole model: asks about the licence, lists, downloads what is missing, checks what is there. One thread. */
final class Fetch {

    private final Hub hub;
    private final Predicate<Catalogue.Model> acceptLicence;
    private final Download.Progress progress;
    private final PrintWriter out;
    private final InstantSource clock;

    /**
     * @param acceptLicence asks whether a model's licence is accepted
     */
    Fetch(
            Hub hub,
            Predicate<Catalogue.Model> acceptLicence,
            Download.Progress progress,
            PrintWriter out,
            InstantSource clock) {
        this.hub = hub;
        this.acceptLicence = acceptLicence;
        this.progress = progress;
        this.out = out;
        this.clock = clock;
    }

    /**
     * Fetches a model into a folder.
     *
     * @throws ModelsException if the licence is not accepted, or the hub, the disk or a checksum fails
     */
    void fetch(Catalogue.Model model, Path folder) throws InterruptedException {
        Receipt receipt = Receipt.of(folder);
        if (!receipt.accepted(model)) {
            if (!acceptLicence.test(model)) {
                throw new ModelsException("the licence was not accepted; nothing was fetched");
            }
            receipt.accept(model, clock.instant());
        }
        List<FetchedFile> files = files(model, receipt);
        receipt.save();
        var download = new Download(hub, model, folder, progress);
        for (FetchedFile file : files) {
            fetch(file, folder, receipt, download);
        }
    }

    private void fetch(FetchedFile file, Path folder, Receipt receipt, Download download) throws InterruptedException {
        Path target = folder.resolve(file.path());
        if (Files.isRegularFile(target)) {
            String sum = checksum(target);
            if (file.sha256().isEmpty() || file.sha256().get().equals(sum)) {
                say("%s is here; SHA-256 %s".formatted(file.path(), verified(file)));
                receipt.fetched(file.path(), sum, target.toFile().length());
                return;
            }
            say("%s is here but is not what %s says; fetching it again".formatted(file.path(), file.source()));
        }
        String sum = download.fetch(file);
        receipt.fetched(file.path(), sum, target.toFile().length());
        say("%s fetched; SHA-256 %s".formatted(file.path(), verified(file)));
    }

    private static String verified(FetchedFile file) {
        return file.sha256().isPresent()
                ? "as " + file.source() + " says"
                : "not given by anyone; written down in " + Receipt.FILE + " for later runs";
    }

    private static String checksum(Path file) {
        try {
            return Download.sha256(file);
        } catch (IOException e) {
            throw new ModelsException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private List<FetchedFile> files(Catalogue.Model model, Receipt receipt) throws InterruptedException {
        Map<String, Hub.Listed> listed = hub.files(model).stream()
                .collect(Collectors.toMap(Hub.Listed::path, Function.identity(), (first, _) -> first));
        var files = new ArrayList<FetchedFile>();
        for (Catalogue.File wanted : model.files()) {
            List<Hub.Listed> found = listed.values().stream()
                    .filter(each -> wanted.matches(each.path()))
                    .sorted((a, b) -> a.path().compareTo(b.path()))
                    .toList();
            if (found.isEmpty() && !wanted.optional()) {
                throw new ModelsException("%s has no file %s any more; it has %s"
                        .formatted(
                                model.repository(),
                                wanted.path(),
                                listed.keySet().stream().sorted().limit(20).toList()));
            }
            found.forEach(each -> files.add(expected(wanted, each, receipt)));
        }
        return files;
    }

    /** The catalogue's checksum counts first, then that of the first download, then the hub's. */
    private static FetchedFile expected(Catalogue.File wanted, Hub.Listed listed, Receipt receipt) {
        Optional<Long> bytes = Optional.of(listed.bytes());
        Optional<String> before = receipt.sha256(listed.path());
        if (wanted.sha256().isPresent()) {
            return new FetchedFile(listed.path(), bytes, wanted.sha256(), "the catalogue");
        }
        if (before.isPresent()) {
            return new FetchedFile(listed.path(), bytes, before, "the first download (" + Receipt.FILE + ")");
        }
        return new FetchedFile(listed.path(), bytes, listed.sha256(), "the hub");
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}

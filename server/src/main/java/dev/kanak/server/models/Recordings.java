package dev.kanak.server.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * A lender's own labelled recordings, checked before hours are spent on them: {@code *.jsonl} files of {@code audio},
 * {@code text} and {@code language}, WAV or FLAC files, and a note that the speakers consented.
 */
final class Recordings {

    private static final int MIN_RATE_HZ = 8_000;
    private static final int MAX_RATE_HZ = 48_000;
    private static final long SHORTEST_MS = 150;
    private static final long LONGEST_MS = 13_500;
    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final int SHOWN_PROBLEMS = 20;

    private final List<String> problems = new ArrayList<>();
    private final TreeSet<Integer> ratesHz = new TreeSet<>();
    private final TreeMap<String, Integer> languages = new TreeMap<>();
    private Duration length = Duration.ZERO;
    private int count;

    private Recordings() {}

    /**
     * Checks a folder.
     *
     * @throws ModelsException if something is wrong with it, listing what
     */
    static Recordings check(Path folder) {
        var recordings = new Recordings();
        if (!Files.isDirectory(folder)) {
            throw new ModelsException(folder + ": no such folder");
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.filter(Files::isRegularFile).sorted().toList();
            recordings.checkConsent(folder, all);
            all.stream().filter(file -> file.toString().endsWith(".jsonl")).forEach(recordings::read);
        } catch (IOException | UncheckedIOException e) {
            throw new ModelsException(folder + ": cannot be read: " + e.getMessage());
        }
        recordings.checkAmount(folder);
        recordings.refuse();
        return recordings;
    }

    private void checkConsent(Path folder, List<Path> files) {
        boolean noted = files.stream().anyMatch(file -> {
            boolean consent =
                    file.getFileName().toString().toLowerCase(Locale.ROOT).startsWith("consent");
            return consent && file.toFile().length() > 0;
        });
        if (!noted) {
            problems.add("%s: no consent note; add CONSENT.md: who agreed to what use, when, and how to withdraw"
                    .formatted(folder));
        }
    }

    private void read(Path file) {
        try {
            int number = 0;
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                number++;
                if (!line.isBlank()) {
                    record(file, number, line);
                }
            }
        } catch (IOException e) {
            problems.add(file + ": cannot be read as UTF-8 text");
        }
    }

    private void record(Path file, int number, String line) {
        String where = file + ":" + number;
        JsonNode json;
        try {
            json = new JsonMapper().readTree(line);
        } catch (JsonProcessingException _) {
            problems.add(where + ": is not JSON");
            return;
        }
        if (json.path("text").asText("").isBlank()) {
            problems.add(where + ": lacks \"text\"");
        }
        Path audio = file.resolveSibling(json.path("audio").asText(""));
        Optional<Duration> heard = Files.isRegularFile(audio) ? length(audio, where) : Optional.empty();
        if (!Files.isRegularFile(audio)) {
            problems.add(where + ": \"audio\" names no file");
        }
        heard.ifPresent(duration -> {
            length = length.plus(duration);
            count++;
            languages.merge(json.path("language").asText("hi"), 1, Integer::sum);
        });
    }

    private Optional<Duration> length(Path audio, String where) {
        try {
            byte[] begin = firstBytes(audio);
            Duration duration = isFlac(begin) ? flac(begin) : wav(audio);
            long ms = duration.toMillis();
            if (ms < SHORTEST_MS || ms > LONGEST_MS) {
                problems.add("%s: %s is %.1f s; cut recordings to 0.15 to 13.5 s"
                        .formatted(where, audio.getFileName(), ms / 1000.0));
            }
            if (ratesHz.first() < MIN_RATE_HZ || ratesHz.last() > MAX_RATE_HZ) {
                problems.add("%s: %s has not 8 to 48 kHz".formatted(where, audio.getFileName()));
            }
            return Optional.of(duration);
        } catch (IOException | UnsupportedAudioFileException | IllegalArgumentException _) {
            problems.add("%s: %s is no WAV or FLAC file".formatted(where, audio.getFileName()));
            return Optional.empty();
        }
    }

    private static byte[] firstBytes(Path audio) throws IOException {
        try (var in = Files.newInputStream(audio)) {
            return in.readNBytes(42);
        }
    }

    private static boolean isFlac(byte[] begin) {
        return begin.length == 42 && new String(begin, 0, 4, StandardCharsets.US_ASCII).equals("fLaC");
    }

    /** STREAMINFO, RFC 9639 section 8.2: 20 bits of rate, 3 of channels, 5 of depth, 36 of samples from byte 18 on. */
    private Duration flac(byte[] begin) {
        long bits = ByteBuffer.wrap(begin, 18, 8).getLong();
        int rateHz = (int) (bits >>> 44);
        if (rateHz == 0) {
            throw new IllegalArgumentException("no sample rate");
        }
        ratesHz.add(rateHz);
        return Duration.ofMillis(1000 * (bits & 0xFFFFFFFFFL) / rateHz);
    }

    private Duration wav(Path audio) throws IOException, UnsupportedAudioFileException {
        AudioFileFormat format = AudioSystem.getAudioFileFormat(audio.toFile());
        int rateHz = Math.round(format.getFormat().getSampleRate());
        if (rateHz <= 0) {
            throw new IllegalArgumentException("no sample rate");
        }
        ratesHz.add(rateHz);
        return Duration.ofMillis(1000L * format.getFrameLength() / rateHz);
    }

    private void checkAmount(Path folder) {
        if (problems.isEmpty() && length.compareTo(LEAST) < 0) {
            problems.add(
                    "%s: %d recordings of %d s in all; tuning needs a minute at the least, and an hour does it well"
                            .formatted(folder, count, length.toSeconds()));
        }
    }

    private void refuse() {
        if (problems.isEmpty()) {
            return;
        }
        String more =
                problems.size() > SHOWN_PROBLEMS ? "\n  and %d more".formatted(problems.size() - SHOWN_PROBLEMS) : "";
        throw new ModelsException("the recordings cannot be used:\n  "
                + String.join("\n  ", problems.subList(0, Math.min(SHOWN_PROBLEMS, problems.size())))
                + more);
    }

    /** Number, minutes, sample rates and languages. */
    String summary() {
        return String.format(
                Locale.ROOT,
                "%d recordings, %.1f minutes, sample rates %s, by language %s",
                count,
                length.toMillis() / 60_000.0,
                ratesHz,
                languages);
    }
}

package dev.kanak.server.models;

import dev.kanak.server.ConfigOptions;
import dev.kanak.server.config.Configuration;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kanak models tune}: adapts the embedded recogniser to a lender's own consented recordings. */
@Command(
        name = "tune",
        description = "Check a folder of own recordings and tune the embedded recogniser on it.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class TuneCommand implements Callable<Integer> {

    private static final String NEEDS = "import torch, numpy, scipy, soundfile, onnx";
    private static final int CHECK_SECONDS = 60;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "Recordings: *.jsonl of {audio, text, language}, WAV or FLAC files, a CONSENT.md.")
    private Path data = Path.of("");

    @Option(names = "--out", paramLabel = "DIR", description = "Folder of the new model; models-tuned/stt beside DIR.")
    private @Nullable Path out;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "20",
            description = "Minutes of training; ${DEFAULT-VALUE}.")
    private int minutes;

    @Option(names = "--check", description = "Only check the recordings.")
    private boolean checkOnly;

    @Option(
            names = "--python",
            paramLabel = "FILE",
            description = "Python 3 with torch, numpy, scipy, soundfile, onnx.")
    private @Nullable String python;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter print = Objects.requireNonNull(spec).commandLine().getOut();
        Path recordings = data.toAbsolutePath().normalize();
        print.println(Recordings.check(recordings).summary());
        print.flush();
        if (checkOnly) {
            return 0;
        }
        Configuration configuration = options.load();
        Path script = configuration.home().resolve("data/models/training/tune.py");
        if (!Files.isRegularFile(script)) {
            throw new ModelsException("no " + script + "; tuning needs the training scripts of the source tree");
        }
        Path target = out == null ? recordings.resolveSibling("models-tuned").resolve("stt") : out.toAbsolutePath();
        Files.createDirectories(target);
        int status = new ProcessBuilder(
                        usablePython(),
                        script.toString(),
                        "--data",
                        recordings.toString(),
                        "--out",
                        target.toString(),
                        "--minutes",
                        Integer.toString(minutes))
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new ModelsException("training ended with status " + status + "; its messages stand above");
        }
        complete(configuration.engines().stt().directory(), target);
        print.printf("The tuned recogniser is in %s. Use it with --set stt.directory=%s%n", target, target);
        print.flush();
        return 0;
    }

    private String usablePython() throws IOException, InterruptedException {
        for (String candidate :
                Optional.ofNullable(python).map(List::of).orElse(List.of("/usr/bin/python3", "python3"))) {
            if (runs(candidate)) {
                return candidate;
            }
        }
        throw new ModelsException("no Python 3 with torch, numpy, scipy, soundfile and onnx was found; on Debian:"
                + " apt-get install python3-torch python3-numpy python3-scipy python3-soundfile python3-onnx");
    }

    private static boolean runs(String candidate) throws InterruptedException {
        try {
            Process check = new ProcessBuilder(candidate, "-c", NEEDS)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!check.waitFor(CHECK_SECONDS, TimeUnit.SECONDS)) {
                check.destroyForcibly();
                return false;
            }
            return check.exitValue() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    /** The files that tuning leaves as they are. */
    private static void complete(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(file.getFileName());
                if (!Files.exists(copy)) {
                    Files.copy(file, copy);
                }
            }
        }
    }
}

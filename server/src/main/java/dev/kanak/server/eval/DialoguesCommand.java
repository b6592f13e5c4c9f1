package dev.kanak.server.eval;

import dev.kanak.server.ConfigOptions;
import dev.kanak.server.Conversations;
import dev.kanak.server.chats.ChatService;
import dev.kanak.server.config.Configuration;
import dev.kanak.server.metrics.Metrics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code kanak eval dialogues}: holds scripted dialogues with the agent and its real tools, in text or as calls, and counts
 * the successes.
 */
@Command(
        name = "dialogues",
        description = "Hold the dialogues of a file; print the success of each language and every miss.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class DialoguesCommand implements Callable<Integer> {

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Option(names = "--data", paramLabel = "FILE", required = true, description = "JSON objects, one dialogue a line.")
    private Path data = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", description = "Write every dialogue as it was held into this file.")
    private @Nullable Path out;

    @Option(names = "--only", paramLabel = "ID", split = ",", description = "Hold only the dialogues with these ids.")
    private List<String> only = List.of();

    @Option(
            names = "--audio",
            description =
                    "Also hold them as calls, each line spoken by espeak-ng; print both successes side by side and"
                            + " what was heard where they differ.")
    private boolean audio;

    @Mixin
    private CallOptions calls = new CallOptions();

    @Option(
            names = "--noise-dbfs",
            paramLabel = "DB",
            description = "Level of white noise on the callers' lines; without it there is none.")
    private @Nullable Double noiseDbfs;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter print = Objects.requireNonNull(spec).commandLine().getOut();
        Configuration configuration =
                options.load(audio ? CallOptions.PATIENT : List.of(CallOptions.SEARCH_TO_THE_END));
        var conversations = Conversations.load(configuration);
        var chats = new ChatService(configuration.chats(), conversations, new Metrics(), InstantSource.system());
        var scripts = DialogueScript.read(data).stream()
                .filter(script -> only.isEmpty() || only.contains(script.id()))
                .toList();
        var report = new DialogueReport(print);
        if (audio) {
            double noise = noiseDbfs == null ? Double.NEGATIVE_INFINITY : noiseDbfs;
            try (var line = calls.open(configuration, conversations, noise)) {
                for (DialogueScript script : scripts) {
                    report.add(DialogueRun.of(script, chats), line.hold(script));
                }
            }
        } else {
            for (DialogueScript script : scripts) {
                report.add(DialogueRun.of(script, chats));
            }
        }
        report.total();
        write(report.transcripts());
        return 0;
    }

    private void write(List<String> transcripts) throws IOException {
        if (out != null) {
            Files.write(out, transcripts);
        }
    }
}

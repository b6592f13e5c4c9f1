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

    /** What a conversation says must not depend on how busy the machine is that judges it. */
    private static final String SEARCH_TO_THE_END = "knowledge.search-timeout-ms=10000";

    /** Nobody waits for a recorded call, however slow the machine. */
    static final List<String> PATIENT = List.of(
            SEARCH_TO_THE_END,
            "stt.stream-timeout-ms=60000",
            "stt.batch-timeout-ms=60000",
            "stt.slow-after-ms=60000",
            "stt.give-up-after-ms=120000",
            "tools.timeout-ms=60000");

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

    @Option(
            names = "--voices",
            paramLabel = "VARIANT",
            split = ",",
            description = "espeak-ng variants of the callers, in turn; default: ${DEFAULT-VALUE}.",
            defaultValue = "f4,m7,Annie,Andy,anika")
    private List<String> voices = List.of();

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
        Configuration configuration = audio ? options.load(PATIENT) : options.load(List.of(SEARCH_TO_THE_END));
        var conversations = Conversations.load(configuration);
        var chats = new ChatService(configuration.chats(), conversations, new Metrics(), InstantSource.system());
        var scripts = DialogueScript.read(data).stream()
                .filter(script -> only.isEmpty() || only.contains(script.id()))
                .toList();
        var report = new DialogueReport(print);
        if (audio) {
            double noise = noiseDbfs == null ? Double.NEGATIVE_INFINITY : noiseDbfs;
            try (var calls = SpokenDialogues.open(configuration, conversations, voices, noise)) {
                for (DialogueScript script : scripts) {
                    report.add(DialogueRun.of(script, chats), calls.hold(script));
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

package dev.kanak.server.eval;

import dev.kanak.server.ConfigOptions;
import dev.kanak.server.Conversations;
import dev.kanak.server.chats.ChatService;
import dev.kanak.server.config.Configuration;
import dev.kanak.server.metrics.Metrics;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kanak eval dialogues}: holds scripted dialogues with the agent and its real tools, and counts the successes. */
@Command(
        name = "dialogues",
        description = "Hold the dialogues of a file in text; print the success of each language and every miss.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class DialoguesCommand implements Callable<Integer> {

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Option(names = "--data", paramLabel = "FILE", required = true, description = "JSON objects, one dialogue a line.")
    private Path data = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", description = "Write every dialogue as it was held into this file.")
    private @Nullable Path out;

    @Option(names = "--only", paramLabel = "ID", description = "Hold only the dialogue with this id.")
    private @Nullable String only;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Configuration configuration = options.load();
        var conversations = Conversations.load(configuration);
        var chats = new ChatService(configuration.chats(), conversations, new Metrics(), InstantSource.system());
        Map<String, int[]> byLanguage = new TreeMap<>();
        var transcripts = new ArrayList<String>();
        PrintWriter print = java.util.Objects.requireNonNull(spec).commandLine().getOut();
        for (DialogueScript script : DialogueScript.read(data)) {
            if (only != null && !only.equals(script.id())) {
                continue;
            }
            DialogueRun run = DialogueRun.of(script, chats);
            List<String> missed = DialogueScore.missed(run);
            int[] count = byLanguage.computeIfAbsent(script.language(), _ -> new int[2]);
            count[0] += missed.isEmpty() ? 1 : 0;
            count[1]++;
            if (!missed.isEmpty()) {
                print.printf("%s %s: %s%n", script.id(), script.title(), String.join("; ", missed));
            }
            transcripts.add("%s %s %s%n%s%n"
                    .formatted(script.id(), script.title(), missed, String.join("\n", run.transcript())));
        }
        total(byLanguage, print);
        if (out != null) {
            Files.write(out, transcripts);
        }
        return 0;
    }

    private static void total(Map<String, int[]> byLanguage, PrintWriter print) {
        int succeeded = 0;
        int all = 0;
        for (var entry : byLanguage.entrySet()) {
            print.printf("dialogues %s: %d of %d%n", entry.getKey(), entry.getValue()[0], entry.getValue()[1]);
            succeeded += entry.getValue()[0];
            all += entry.getValue()[1];
        }
        print.printf("dialogues: %d of %d succeeded%n", succeeded, all);
        print.flush();
    }
}

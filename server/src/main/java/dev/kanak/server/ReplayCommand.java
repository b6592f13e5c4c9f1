package dev.kanak.server;

import dev.kanak.agent.replay.CallLog;
import dev.kanak.server.eval.EvalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kanak replay}: holds a logged conversation again and says whether every decision is the same. */
@Command(
        name = "replay",
        description = {
            "Hold a conversation again from its log (key replay-log.folder); say whether each decision is the same.",
            "Ends with 0 if it is, with 3 if one differs."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ReplayCommand implements Callable<Integer> {

    /** A decision differs from the log. */
    static final int DIFFERENT = 3;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Parameters(paramLabel = "FILE", description = "The log of one conversation.")
    private Path file = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        List<String> lines = lines();
        var out = spec.commandLine().getOut();
        try {
            var heading = CallLog.heading(lines);
            var dialogue = Conversations.dialogues(options.load()).open(heading.language(), heading.callerNumber());
            Optional<CallLog.Difference> difference = CallLog.compare(lines, dialogue);
            if (difference.isEmpty()) {
                out.printf("identical: the decisions on %d inputs%n", lines.size() / 2);
                return 0;
            }
            out.printf(
                    "differs at line %d%n  then %s%n  now  %s%n",
                    difference.get().line(),
                    difference.get().logged(),
                    difference.get().now());
            return DIFFERENT;
        } catch (IllegalArgumentException e) {
            throw new EvalException(file + " cannot be replayed: " + e.getMessage(), e);
        } finally {
            out.flush();
        }
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new EvalException(file + ": cannot be read", e);
        }
    }
}

package dev.kanak.server.eval;

import dev.kanak.server.ConfigOptions;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kanak eval intents}: tells what labelled utterances are for. */
@Command(
        name = "intents",
        description =
                "Tell the intents of labelled utterances; print the accuracy by language and intent, and each miss.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class IntentsCommand implements Callable<Integer> {

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private EvalOptions eval = new EvalOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var utterances = LabelledUtterances.of(options);
        Tally tally = new Tally("intents");
        for (JsonLine line : eval.records()) {
            String expected = line.text("intent");
            String heard = utterances.understood(line).intent().orElse("none");
            tally.add(line, expected, heard.equals(expected), expected, heard);
        }
        tally.print(Objects.requireNonNull(spec).commandLine().getOut(), eval.out());
        return 0;
    }
}

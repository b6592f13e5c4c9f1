package dev.kanak.server.eval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kanak.core.speech.Language;
import dev.kanak.core.text.Verbaliser;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kanak eval speech-text}: writes figures as a voice says them. */
@Command(
        name = "speech-text",
        description =
                "Write labelled texts as a voice says them; print the accuracy by language and kind, and each miss.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class SpeechTextCommand implements Callable<Integer> {

    @Mixin
    private EvalOptions eval = new EvalOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Tally tally = new Tally("speech texts");
        for (JsonLine line : eval.records()) {
            Language language = line.language().orElseThrow(() -> line.problem("names no language"));
            String spoken = Verbaliser.verbalise(line.text("input"), language);
            List<String> accepted = new ArrayList<>(List.of(line.text("expected")));
            line.json().path("accept").forEach((JsonNode other) -> accepted.add(other.asText()));
            tally.add(
                    line,
                    line.optionalText("kind").orElse(""),
                    accepted.contains(spoken),
                    String.join(" | ", accepted),
                    spoken);
        }
        tally.print(Objects.requireNonNull(spec).commandLine().getOut(), eval.out());
        return 0;
    }
}

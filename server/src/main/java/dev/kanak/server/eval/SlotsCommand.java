package dev.kanak.server.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kanak.server.ConfigOptions;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code kanak eval slots}: reads the slots of labelled utterances. An utterance is right if every value expected is read and
 * what is expected to stay empty is; values that the record says nothing about are counted apart.
 */
@Command(
        name = "slots",
        description =
                "Read the slots of labelled utterances; print the accuracy by language and slot asked, and each miss.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class SlotsCommand implements Callable<Integer> {

    private static final JsonMapper JSON = new JsonMapper();

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private EvalOptions eval = new EvalOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var utterances = LabelledUtterances.of(options);
        Tally tally = new Tally("slots");
        for (JsonLine line : eval.records()) {
            String asked = line.optionalText("asked_slot").orElse("");
            Map<String, Object> read = utterances.understood(line).slots();
            JsonNode expected = line.json().path("expected");
            boolean right = expected.properties().stream()
                    .allMatch(e -> canonical(value(e.getValue())).equals(canonical(read.get(e.getKey()))));
            tally.add(line, asked, right, expected.toString(), JSON.writeValueAsString(read));
        }
        tally.print(Objects.requireNonNull(spec).commandLine().getOut(), eval.out());
        return 0;
    }

    private static @Nullable Object value(JsonNode node) {
        return node.isNull() ? null : JSON.convertValue(node, Object.class);
    }

    /** Numbers by value, texts without regard to case, nothing as the empty text. */
    private static String canonical(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof Number number
                ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
                : value.toString().toLowerCase(Locale.ROOT);
    }
}

package dev.kanak.server.eval;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kanak.agent.fsm.Understanding;
import dev.kanak.agent.slot.Asked;
import dev.kanak.server.ConfigOptions;
import dev.kanak.server.Conversations;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Map;

/** What the agent understands of labelled utterances, each in the situation that its record tells. */
final class LabelledUtterances {

    private static final LocalDateTime REFERENCE = LocalDateTime.of(2026, 11, 20, 11, 0);
    private static final JsonMapper JSON = new JsonMapper();

    private final Understanding understanding;

    private LabelledUtterances(Understanding understanding) {
        this.understanding = understanding;
    }

    /**
     * Those of a configuration's agent.
     *
     * @throws IOException if the lender's files cannot be read
     */
    static LabelledUtterances of(ConfigOptions options) throws IOException {
        return new LabelledUtterances(Conversations.understanding(options.load()));
    }

    /** What is understood of a record's {@code text}, given its {@code asked_slot}, {@code context} and {@code now}. */
    Understanding.Understood understood(JsonLine line) {
        LocalDateTime now = line.optionalText("now")
                .map(time -> OffsetDateTime.parse(time).toLocalDateTime())
                .orElse(REFERENCE);
        var asked = new Asked(line.optionalText("asked_slot"), known(line.json().path("context")), now);
        return understanding.understand(line.text("text"), asked);
    }

    private static Map<String, Object> known(JsonNode context) {
        return context.isObject() ? JSON.convertValue(context, new TypeReference<Map<String, Object>>() {}) : Map.of();
    }
}

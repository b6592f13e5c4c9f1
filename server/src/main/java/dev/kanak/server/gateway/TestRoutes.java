package dev.kanak.server.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kanak.agent.fsm.Understanding;
import dev.kanak.agent.slot.Asked;
import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.RecognitionContext;
import dev.kanak.core.text.Verbaliser;
import dev.kanak.pipeline.turn.EndOfTurn;
import dev.kanak.pipeline.turn.TurnSoFar;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Single parts of the agent, for tests; served only where test endpoints are on. Event loop only; answers are worked out on
 * virtual threads.
 */
final class TestRoutes {

    private static final int TEXT_LIMIT_CHARS = 1_000;
    private static final int SPOKEN_LIMIT_CHARS = 10_000;
    private static final int NAME_LIMIT_CHARS = 64;
    private static final int CONTEXT_LIMIT = 64;
    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    private final JsonRequests requests;
    private final Offload offload;

    TestRoutes(JsonRequests requests, Offload offload) {
        this.requests = requests;
        this.offload = offload;
    }

    /** {@code POST /v1/test/end-of-turn}: how likely it is that a text is a whole turn. */
    void endOfTurn(RoutingContext context, EndOfTurn endOfTurn) {
        requests.body(context)
                .map(TestRoutes::turn)
                .compose(turn -> offload.run(() -> endOfTurn.probabilityComplete(turn)))
                .onSuccess(probability -> JsonRequests.answer(context, Map.of("probability", probability)))
                .onFailure(context::fail);
    }

    /** {@code POST /v1/test/understand}: intent, slots and language of a text. */
    void understand(RoutingContext context, Understanding understanding) {
        requests.body(context)
                .map(TestRoutes::question)
                .compose(question -> offload.run(() -> question.answer(understanding)))
                .onSuccess(fields -> JsonRequests.answer(context, fields))
                .onFailure(context::fail);
    }

    /** {@code POST /v1/test/verbalise}: a text as a voice says it. */
    void verbalise(RoutingContext context) {
        requests.body(context)
                .map(TestRoutes::speech)
                .compose(speech ->
                        offload.run(() -> Map.of("spoken", Verbaliser.verbalise(speech.text(), speech.language()))))
                .onSuccess(fields -> JsonRequests.answer(context, fields))
                .onFailure(context::fail);
    }

    private static TurnSoFar turn(JsonNode json) {
        ChatRequests.refuseOthers(json, List.of("text", "language", "asked_slot"));
        String text = JsonRequests.text(json, "text", TEXT_LIMIT_CHARS)
                .orElseThrow(() -> JsonRequests.invalid("text", "text is needed."));
        return TurnSoFar.of(
                text,
                new RecognitionContext(
                        JsonRequests.text(json, "asked_slot", NAME_LIMIT_CHARS), JsonRequests.language(json)));
    }

    private record Question(String text, Asked asked, Optional<Language> language) {

        Map<String, @Nullable Object> answer(Understanding understanding) {
            var understood = understanding.understand(text, asked);
            var fields = new LinkedHashMap<String, @Nullable Object>();
            fields.put("intent", understood.intent().orElse(null));
            fields.put("slots", understood.slots());
            fields.put(
                    "language",
                    understood.language().or(() -> language).map(Language::code).orElse(null));
            return fields;
        }
    }

    private record Speech(String text, Language language) {}

    private static Question question(JsonNode json) {
        ChatRequests.refuseOthers(json, List.of("text", "asked_slot", "language", "now", "context"));
        String text = JsonRequests.text(json, "text", TEXT_LIMIT_CHARS)
                .orElseThrow(() -> JsonRequests.invalid("text", "text is needed."));
        LocalDateTime now = JsonRequests.text(json, "now", NAME_LIMIT_CHARS)
                .map(time ->
                        TestOptions.time(time, "now").atZoneSameInstant(INDIA).toLocalDateTime())
                .orElseGet(() -> LocalDateTime.now(INDIA));
        Asked asked = new Asked(
                JsonRequests.text(json, "asked_slot", NAME_LIMIT_CHARS).filter(slot -> !slot.isEmpty()),
                known(json.path("context")),
                now);
        return new Question(text, asked, JsonRequests.language(json));
    }

    private static Speech speech(JsonNode json) {
        ChatRequests.refuseOthers(json, List.of("text", "language"));
        String text = JsonRequests.text(json, "text", SPOKEN_LIMIT_CHARS)
                .orElseThrow(() -> JsonRequests.invalid("text", "text is needed."));
        return new Speech(
                text,
                JsonRequests.language(json)
                        .orElseThrow(() -> JsonRequests.invalid("language", "language must be hi, hinglish or en.")));
    }

    /** Slots that are filled already, by name. */
    private static Map<String, Object> known(JsonNode context) {
        if (context.isMissingNode() || context.isNull()) {
            return Map.of();
        }
        if (!context.isObject() || context.size() > CONTEXT_LIMIT) {
            throw JsonRequests.invalid("context", "context must be an object of at most " + CONTEXT_LIMIT + " slots.");
        }
        var known = new LinkedHashMap<String, Object>();
        for (var entry : context.properties()) {
            JsonNode value = entry.getValue();
            if (value.isNumber()) {
                known.put(entry.getKey(), value.decimalValue());
            } else if (value.isBoolean()) {
                known.put(entry.getKey(), value.booleanValue());
            } else if (value.isTextual()) {
                known.put(entry.getKey(), value.textValue());
            }
        }
        return known;
    }
}

package dev.kanak.server.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kanak.server.outbound.OutboundChecks;
import io.vertx.ext.web.RoutingContext;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether somebody may be rung up, for whoever places the lender's calls. Event loop only. */
final class OutboundRoutes {

    private static final int FIELD_LIMIT_CHARS = 64;

    private final JsonRequests requests;
    private final Offload offload;
    private final boolean testEndpoints;

    OutboundRoutes(JsonRequests requests, Offload offload, boolean testEndpoints) {
        this.requests = requests;
        this.offload = offload;
        this.testEndpoints = testEndpoints;
    }

    private record Question(String phone, OutboundChecks.Purpose purpose, Optional<OffsetDateTime> now) {}

    /** {@code POST /v1/outbound/checks}. */
    void check(RoutingContext context, OutboundChecks checks) {
        requests.body(context)
                .map(this::question)
                .compose(question ->
                        offload.run(() -> checks.check(question.phone(), question.purpose(), question.now())))
                .onSuccess(checked -> JsonRequests.answer(context, json(checked)))
                .onFailure(context::fail);
    }

    private Question question(JsonNode json) {
        var known = new ArrayList<>(List.of("phone", "purpose"));
        if (testEndpoints) {
            known.add("now");
        }
        ChatRequests.refuseOthers(json, known);
        String phone = JsonRequests.text(json, "phone", FIELD_LIMIT_CHARS)
                .filter(number -> number.matches("[6-9][0-9]{9}"))
                .orElseThrow(() -> JsonRequests.invalid("phone", "phone must be ten digits, the first 6 to 9."));
        return new Question(
                phone,
                purpose(json),
                JsonRequests.text(json, "now", FIELD_LIMIT_CHARS).map(time -> TestOptions.time(time, "now")));
    }

    private static OutboundChecks.Purpose purpose(JsonNode json) {
        String word = JsonRequests.text(json, "purpose", FIELD_LIMIT_CHARS).orElse("");
        return Stream.of(OutboundChecks.Purpose.values())
                .filter(purpose -> word(purpose).equals(word))
                .findFirst()
                .orElseThrow(() -> JsonRequests.invalid(
                        "purpose",
                        Stream.of(OutboundChecks.Purpose.values())
                                .map(OutboundRoutes::word)
                                .collect(Collectors.joining(", ", "purpose must be one of ", "."))));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, @Nullable Object> json(OutboundChecks.Checked checked) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("allowed", checked.allowed());
        fields.put("reason", word(checked.answer()));
        fields.put("call_from", checked.callFrom().map(OffsetDateTime::toString).orElse(null));
        return fields;
    }
}

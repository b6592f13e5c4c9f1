package dev.kanak.server.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kanak.core.speech.Language;
import dev.kanak.server.talk.StubbedTool;
import dev.kanak.server.talk.TalkOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The time and the broken tools that a request may ask for where test endpoints are on; elsewhere headers mean nothing. */
final class TestOptions {

    private static final String RESUME = "Kanak-Resume";
    private static final String NOW = "Kanak-Test-Now";
    private static final String STUBS = "Kanak-Test-Tool-Stubs";

    private final boolean enabled;

    TestOptions(boolean enabled) {
        this.enabled = enabled;
    }

    boolean enabled() {
        return enabled;
    }

    /**
     * Options of a call.
     *
     * @throws ApiException (400) if a header cannot be read
     */
    TalkOptions fromHeaders(HttpServerRequest request, Optional<Language> language) {
        var resume = Optional.ofNullable(request.getHeader(RESUME));
        if (!enabled) {
            return new TalkOptions(language, Optional.empty(), Map.of(), resume);
        }
        String now = request.getHeader(NOW);
        String stubs = request.getHeader(STUBS);
        return new TalkOptions(
                language,
                now == null ? Optional.empty() : Optional.of(time(now, NOW)),
                stubs == null ? Map.of() : stubs(Json.read(stubs).orElse(null), STUBS),
                resume);
    }

    /** An ISO 8601 time with offset. */
    static OffsetDateTime time(String text, String field) {
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeException _) {
            throw JsonRequests.invalid(field, field + " must be an ISO 8601 time with offset.");
        }
    }

    /** An object of tool names and failures. */
    static Map<String, String> stubs(@Nullable JsonNode json, String field) {
        if (json == null || !json.isObject()) {
            throw JsonRequests.invalid(field, field + " must be a JSON object of tool names and failures.");
        }
        var stubs = new TreeMap<String, String>();
        for (var entry : json.properties()) {
            if (StubbedTool.failure(entry.getValue().asText("")).isEmpty()) {
                throw JsonRequests.invalid(
                        field, field + " must name failures: timeout, stale or error_ and a status.");
            }
            stubs.put(entry.getKey(), entry.getValue().textValue());
        }
        return stubs;
    }
}

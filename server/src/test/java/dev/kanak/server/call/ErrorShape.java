package dev.kanak.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** The error body of every refused request, and what may never stand in it. */
final class ErrorShape {

    private static final Pattern INSIDES =
            Pattern.compile("Exception|\\bat [a-z]+\\.|dev\\.kanak|java\\.|/(home|root|tmp|usr)/");

    private ErrorShape() {}

    static void check(HttpResponse<String> response) {
        assertThat(response.statusCode()).isBetween(400, 499);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        check(Signalling.json(response));
    }

    static void check(JsonNode body) {
        JsonNode error = body.path("error");
        assertThat(error.path("code").asText()).as(body.toString()).isNotBlank();
        assertThat(error.path("message").asText()).isNotBlank();
        assertThat(error.path("request_id").asText()).isNotBlank();
        assertThat(OffsetDateTime.parse(error.path("timestamp").asText()).toInstant())
                .isBeforeOrEqualTo(Instant.now().plusSeconds(5));
        assertThat(error.has("details")).isTrue();
        assertThat(body.toString()).doesNotContainPattern(INSIDES);
    }
}

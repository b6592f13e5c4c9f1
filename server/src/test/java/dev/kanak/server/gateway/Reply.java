package dev.kanak.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;

/** One request and what came back. */
record Reply(int status, String body, HttpResponse<String> response) {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** Sends a request; headers are names and values in turn. */
    static Reply to(URI base, String method, String path, byte[] body, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(10))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return of(request.build());
    }

    private static Reply of(HttpRequest request) throws IOException, InterruptedException {
        var response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        return new Reply(response.statusCode(), response.body(), response);
    }

    JsonNode json() {
        return Json.read(body).orElseThrow(() -> new AssertionError("not JSON: " + body));
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** Asserts the error body with its five fields, and that nothing of the server's insides is in it. */
    Reply isError(int expectedStatus, String code) {
        assertThat(status).as(body).isEqualTo(expectedStatus);
        isErrorBody(body, code);
        assertThat(json().at("/error/request_id").asText()).isEqualTo(header("X-Request-Id"));
        return this;
    }

    static void isErrorBody(String body, String code) {
        JsonNode json = Json.read(body).orElseThrow(() -> new AssertionError("not JSON: " + body));
        JsonNode error = json.path("error");
        assertThat(json.properties()).hasSize(1);
        assertThat(error.properties().stream().map(Map.Entry::getKey))
                .containsExactlyElementsOf(List.of("code", "message", "request_id", "timestamp", "details"));
        assertThat(error.path("code").asText()).isEqualTo(code);
        assertThat(error.path("message").asText()).isNotBlank();
        Assertions.assertThatCode(() -> Instant.parse(error.path("timestamp").asText()))
                .doesNotThrowAnyException();
        assertThat(body).doesNotContainPattern("Exception|dev\\.kanak|io\\.vertx|java\\.|\\bat [a-z]+\\.");
    }
}

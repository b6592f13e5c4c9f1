package dev.kanak.server.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kanak's HTTP edge as a client without a browser uses it. */
public final class Signalling {

    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();

    private final URI base;

    public Signalling(URI base) {
        this.base = base;
    }

    /**
     * A call that has been answered.
     *
     * @param location path of the call
     * @param token for the events socket
     */
    public record Answer(String sdp, String location, String token) {}

    public Answer call(String offer, Map<String, String> headers) {
        HttpRequest.Builder request = request("/v1/calls")
                .header("Content-Type", "application/sdp")
                .POST(HttpRequest.BodyPublishers.ofString(offer));
        headers.forEach(request::header);
        HttpResponse<String> response = send(request);
        if (response.statusCode() != 201) {
            throw new AssertionError("POST /v1/calls answered " + response.statusCode() + ": " + response.body());
        }
        return new Answer(
                response.body(),
                response.headers().firstValue("Location").orElseThrow(),
                response.headers().firstValue("Kanak-Call-Token").orElseThrow());
    }

    public int hangUp(String location) {
        return send(request(location).DELETE()).statusCode();
    }

    public WebSocket events(Answer call, WebSocket.Listener listener) {
        try {
            return HTTP.newWebSocketBuilder()
                    .connectTimeout(LIMIT)
                    .buildAsync(eventsUri(call.location(), call.token()), listener)
                    .join();
        } catch (CompletionException e) {
            throw new AssertionError("the events socket was refused", e);
        }
    }

    public URI eventsUri(String location, String token) {
        return URI.create("ws://" + base.getAuthority() + location + "/events?token=" + token);
    }

    public HttpResponse<String> postJson(String path, Object body) {
        try {
            return send(request(path)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("body", e);
        }
    }

    /** Posts a body as it is, said to be JSON. */
    public HttpResponse<String> postRaw(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(LIMIT);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + response.body(), e);
        }
    }

    /**
     * Sum of one metric's samples; 0 if there are none.
     *
     * @param label {@code name="value"} that a sample must bear, or empty for all of them
     */
    public double metric(String name, String label) {
        Matcher line = Pattern.compile("(?m)^" + Pattern.quote(name) + "(\\{[^}]*})? ([0-9.eE+-]+)")
                .matcher(get("/metrics").body());
        double sum = 0;
        while (line.find()) {
            if (label.isEmpty() || (line.group(1) != null && line.group(1).contains(label))) {
                sum += Double.parseDouble(line.group(2));
            }
        }
        return sum;
    }

    /** Calls open now, by the server's own count. */
    public int openCalls() {
        return (int) metric("voice_calls_open", "");
    }
}

package dev.kanak.tools.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An access token of an OAuth 2.0 token endpoint (RFC 6749, 4.4 and RFC 7523), fetched when it is first needed, before it
 * expires, and after it was rejected. Thread-safe.
 */
public final class BearerToken {

    private static final int UNAUTHORIZED = 401;
    private static final Duration MARGIN = Duration.ofSeconds(60);
    private static final long DEFAULT_LIFETIME_S = 900;

    private final HttpCalls http;
    private final URI endpoint;
    private final Supplier<Map<String, String>> form;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Token token;

    /**
     * A token.
     *
     * @param instanceUrl where Salesforce says that the API is; empty elsewhere
     */
    public record Token(String value, Instant expiresAt, String instanceUrl) {

        @Override
        public String toString() {
            return "Token[***, expiresAt=" + expiresAt + "]";
        }
    }

    /** The endpoint gave no token. */
    public static final class NoTokenException extends IOException {

        private static final long serialVersionUID = 1L;

        NoTokenException(int status) {
            super("the token endpoint answered " + status);
        }
    }

    /**
     * @param form what is posted to the endpoint, made anew for each request
     */
    public BearerToken(HttpCalls http, URI endpoint, Supplier<Map<String, String>> form, InstantSource clock) {
        this.http = http;
        this.endpoint = endpoint;
        this.form = form;
        this.clock = clock;
    }

    /**
     * A token that is good for a while.
     *
     * @throws IOException if the endpoint gives none
     */
    private Token get() throws IOException, InterruptedException {
        lock.lockInterruptibly();
        try {
            Token known = token;
            if (known != null && clock.instant().isBefore(known.expiresAt().minus(MARGIN))) {
                return known;
            }
            Token fetched = fetch();
            token = fetched;
            return fetched;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Sends a request with the token; if it is rejected ({@code 401}), once more with a new one.
     *
     * @param request made anew for each try, without its {@code Authorization}
     * @throws IOException if the endpoint gives no token, or the receiver no answer
     */
    public HttpCalls.Answer send(Function<Token, HttpRequest.Builder> request)
            throws IOException, InterruptedException {
        Token known = get();
        HttpCalls.Answer answer = send(request, known);
        if (answer.status() != UNAUTHORIZED) {
            return answer;
        }
        rejected(known);
        return send(request, get());
    }

    private HttpCalls.Answer send(Function<Token, HttpRequest.Builder> request, Token with)
            throws IOException, InterruptedException {
        return http.send(request.apply(with)
                .header("Authorization", "Bearer " + with.value())
                .build());
    }

    private void rejected(Token rejected) {
        lock.lock();
        try {
            if (rejected.equals(token)) {
                token = null;
            }
        } finally {
            lock.unlock();
        }
    }

    private Token fetch() throws IOException, InterruptedException {
        HttpCalls.Answer answer = http.send(http.to(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(HttpCalls.form(form.get())))
                .build());
        String value = answer.json().path("access_token").asText("");
        if (!answer.ok() || value.isEmpty()) {
            throw new NoTokenException(answer.status());
        }
        long lifetime = answer.json().path("expires_in").asLong(DEFAULT_LIFETIME_S);
        return new Token(
                value,
                clock.instant().plusSeconds(lifetime),
                answer.json().path("instance_url").asText(""));
    }
}

package dev.kanak.tools.price;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kanak.core.error.ToolException;
import dev.kanak.tools.http.HttpCalls;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The price that a service publishes as JSON: {@code {"avg30_22k_paise_per_g", "prev_close_22k_paise_per_g", "as_of",
 * "source"}}. It is fetched again after a while; when that fails, the last one stands and its date decides whether it may
 * still be quoted from. Thread-safe.
 */
public final class HttpGoldPrice implements GoldPriceSource {

    private final HttpCalls http;
    private final URI address;
    private final Optional<String> token;
    private final Duration refresh;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable GoldPrice price;
    private Instant fetchedAt = Instant.MIN;

    /**
     * @param token sent as bearer token
     * @param refresh time after which the price is fetched again
     */
    public HttpGoldPrice(HttpCalls http, URI address, Optional<String> token, Duration refresh, InstantSource clock) {
        this.http = http;
        this.address = address;
        this.token = token;
        this.refresh = refresh;
        this.clock = clock;
    }

    @Override
    public GoldPrice latest() {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            throw timedOut(e);
        }
        try {
            GoldPrice known = price;
            if (known != null && clock.instant().isBefore(fetchedAt.plus(refresh))) {
                return known;
            }
            return fetched(known);
        } finally {
            lock.unlock();
        }
    }

    private GoldPrice fetched(@Nullable GoldPrice known) {
        try {
            GoldPrice fresh = fetch();
            price = fresh;
            fetchedAt = clock.instant();
            return fresh;
        } catch (IOException | DateTimeException e) {
            if (known != null) {
                return known;
            }
            throw new ToolException(ToolException.Kind.UNAVAILABLE, "the gold price cannot be fetched", true, e);
        } catch (InterruptedException e) {
            throw timedOut(e);
        }
    }

    private static ToolException timedOut(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new ToolException(ToolException.Kind.TIMED_OUT, "the gold price did not come in time", true, e);
    }

    private GoldPrice fetch() throws IOException, InterruptedException {
        HttpRequest.Builder request = http.to(address).header("Accept", "application/json");
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        HttpCalls.Answer answer = http.send(request.build());
        JsonNode json = answer.json();
        long average = json.path("avg30_22k_paise_per_g").asLong(0);
        long close = json.path("prev_close_22k_paise_per_g").asLong(0);
        String source = json.path("source").asText("");
        if (!answer.ok() || average <= 0 || close <= 0 || source.isBlank()) {
            throw new IOException("the answer holds no gold price: status " + answer.status());
        }
        return new GoldPrice(average, close, LocalDate.parse(json.path("as_of").asText("")), source);
    }
}

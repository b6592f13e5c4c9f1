package dev.kanak.tools.http;

import dev.kanak.tools.outbox.Delivery;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;

/** What an answer means for the delivery of an event. */
public final class Verdict {

    /** Refusals of the content itself: sending it again changes nothing. */
    private static final Set<Integer> FINAL = Set.of(400, 406, 409, 410, 411, 412, 413, 414, 415, 422, 431);

    private Verdict() {}

    /**
     * By the status alone. Wrong credentials and addresses are the operator's to mend, so that events wait for it.
     */
    public static Delivery of(HttpCalls.Answer answer) {
        if (answer.ok()) {
            return Delivery.delivered();
        }
        String reason = "http_" + answer.status();
        return FINAL.contains(answer.status())
                ? Delivery.refused(reason)
                : new Delivery.TryLater(reason, retryAfter(answer, Instant.now()));
    }

    /** No answer came. */
    public static Delivery of(IOException failure) {
        return Delivery.tryLater(failure instanceof HttpTimeoutException ? "timed_out" : "connection_failed");
    }

    /** {@code Retry-After}, in seconds or as a date (RFC 9110, 10.2.3). */
    static Optional<Duration> retryAfter(HttpCalls.Answer answer, Instant now) {
        return answer.header("Retry-After").map(String::strip).flatMap(text -> {
            try {
                return Optional.of(
                        text.chars().allMatch(Character::isDigit)
                                ? Duration.ofSeconds(Long.parseLong(text))
                                : Duration.between(
                                        now,
                                        ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                                .toInstant()));
            } catch (DateTimeException | NumberFormatException _) {
                return Optional.empty();
            }
        });
    }
}

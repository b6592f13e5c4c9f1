package dev.kanak.tools.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kanak.core.error.ToolException;
import dev.kanak.tools.http.HttpCalls;
import dev.kanak.tools.price.FreshGoldPrice;
import dev.kanak.tools.price.GoldPrice;
import dev.kanak.tools.price.HttpGoldPrice;
import dev.kanak.tools.receiver.FakeServer.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The gold price from a service that publishes it as JSON. */
class HttpGoldPriceIT {

    private static final Duration REFRESH = Duration.ofMinutes(5);
    private static final Reply PRICE = Reply.json(200, """
        {"avg30_22k_paise_per_g": 1215000, "prev_close_22k_paise_per_g": 1200000,
         "as_of": "2026-11-19", "source": "IBJA"}
        """);

    private final AtomicReference<Reply> reply = new AtomicReference<>(PRICE);
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-20T05:30:00Z"));
    private final InstantSource clock = now::get;
    private final HttpCalls http = new HttpCalls(Duration.ofSeconds(5));
    private final FakeServer server;
    private final HttpGoldPrice prices;

    HttpGoldPriceIT() throws Exception {
        server = new FakeServer(_ -> reply.get());
        prices = new HttpGoldPrice(http, server.uri("/price"), Optional.of("token"), REFRESH, clock);
    }

    @AfterEach
    void close() {
        server.close();
        http.close();
    }

    @Test
    void thePriceIsFetchedOnceForAWhile() {
        assertThat(prices.latest())
                .isEqualTo(new GoldPrice(1_215_000, 1_200_000, LocalDate.of(2026, 11, 19), "IBJA"))
                .isEqualTo(prices.latest());
        assertThat(server.requests())
                .singleElement()
                .satisfies(
                        request -> assertThat(request.header("authorization")).contains("Bearer token"));
    }

    @Test
    void theLastOneStandsWhileTheServiceIsDownUntilItIsTooOld() {
        var fresh = new FreshGoldPrice(prices, clock, ZoneId.of("Asia/Kolkata"), Duration.ofHours(36));
        fresh.latest();
        reply.set(Reply.of(503));
        now.set(Instant.parse("2026-11-20T20:00:00Z"));

        assertThat(fresh.latest().source()).isEqualTo("IBJA");
        now.set(Instant.parse("2026-11-21T07:00:00Z"));
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(fresh::latest)
                .matches(e -> e.kind() == ToolException.Kind.STALE_DATA);
    }

    @Test
    void anAnswerThatHoldsNoPriceIsNone() {
        for (String body : new String[] {"{}", "not json", "{\"avg30_22k_paise_per_g\": -1}"}) {
            reply.set(Reply.json(200, body));
            assertThatExceptionOfType(ToolException.class)
                    .isThrownBy(prices::latest)
                    .matches(e -> e.kind() == ToolException.Kind.UNAVAILABLE && e.retryable());
        }
    }
}

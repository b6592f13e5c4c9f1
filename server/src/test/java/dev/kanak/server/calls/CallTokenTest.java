package dev.kanak.server.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CallTokenTest {

    private static final Instant EXPIRES = Instant.parse("2026-11-20T06:00:00Z");

    private final CallToken token = CallToken.untilInstant(EXPIRES);

    @Test
    void itOpensTheSocketUntilItExpires() {
        assertThat(token.accepts(token.text(), EXPIRES.minusMillis(1))).isTrue();
        assertThat(token.accepts(token.text(), EXPIRES)).isFalse();
    }

    @Test
    void anotherCallsTokenDoesNot() {
        assertThat(token.accepts(CallToken.untilInstant(EXPIRES).text(), EXPIRES.minusSeconds(1)))
                .isFalse();
        assertThat(token.accepts("", EXPIRES.minusSeconds(1))).isFalse();
    }

    @Test
    void itHas256BitsAndIsNeverPrinted() {
        assertThat(token.text()).hasSize(43).matches("[A-Za-z0-9_-]+");
        assertThat(token.toString()).doesNotContain(token.text());
    }
}

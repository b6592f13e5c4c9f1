package dev.kanak.agent.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.agent.guard.OutboundRules.Answer;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When somebody may be rung up. */
final class OutboundRulesTest {

    private static final OutboundRules RULES =
            new OutboundRules(LocalTime.of(10, 0), LocalTime.of(18, 0), ZoneId.of("Asia/Kolkata"));

    private static ZonedDateTime at(String utc) {
        return ZonedDateTime.parse("2026-11-20T" + utc + ":00Z");
    }

    @ParameterizedTest
    @CsvSource({"04:29, OUTSIDE_HOURS", "04:30, ALLOWED", "12:29, ALLOWED", "12:30, OUTSIDE_HOURS"})
    void onlyWithinTheHoursWhereThePersonIs(String utc, Answer answer) {
        assertThat(RULES.mayCall(at(utc), false, true)).isEqualTo(answer);
    }

    @Test
    void aRefusalOfCallsOverrulesConsent() {
        assertThat(RULES.mayCall(at("06:00"), true, true)).isEqualTo(Answer.DO_NOT_CALL);
    }

    @Test
    void notWithoutConsentForThisPurpose() {
        assertThat(RULES.mayCall(at("06:00"), false, false)).isEqualTo(Answer.NO_CONSENT);
    }
}

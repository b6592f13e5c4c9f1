package dev.kanak.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.agent.guard.OutboundRules;
import dev.kanak.agent.guard.OutboundRules.Answer;
import dev.kanak.server.outbound.OutboundChecks.Purpose;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboundChecksTest {

    private static final String PHONE = "9000012345";
    private static final OutboundRules RULES =
            new OutboundRules(LocalTime.of(10, 0), LocalTime.of(18, 0), ZoneId.of("Asia/Kolkata"));

    private boolean doNotCall;
    private Set<Purpose> agreed = EnumSet.allOf(Purpose.class);

    private OutboundChecks.Checked check(Purpose purpose, String now) {
        var answers = new OutboundChecks.Answers() {
            @Override
            public boolean doNotCall(String phone) {
                return doNotCall && phone.equals(PHONE);
            }

            @Override
            public boolean agreed(String phone, Purpose about) {
                return agreed.contains(about);
            }
        };
        return new OutboundChecks(RULES, answers, InstantSource.system())
                .check(PHONE, purpose, Optional.of(OffsetDateTime.parse(now)));
    }

    @Test
    void aCallIsAllowedInTheLendersHoursWithConsentForItsPurpose() {
        var checked = check(Purpose.FOLLOW_UP, "2026-11-20T17:59:59+05:30");
        assertThat(checked.allowed()).isTrue();
        assertThat(checked.callFrom()).isEmpty();
    }

    @Test
    void consentToOnePurposeIsNoneToAnother() {
        agreed = EnumSet.of(Purpose.FOLLOW_UP);
        assertThat(check(Purpose.MARKETING, "2026-11-20T11:00:00+05:30").answer())
                .isEqualTo(Answer.NO_CONSENT);
    }

    @Test
    void doNotCallOverrulesConsent() {
        doNotCall = true;
        assertThat(check(Purpose.FOLLOW_UP, "2026-11-20T11:00:00+05:30").answer())
                .isEqualTo(Answer.DO_NOT_CALL);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T09:59:59+05:30, 2026-11-20T10:00+05:30",
        "2026-11-20T18:00:00+05:30, 2026-11-21T10:00+05:30",
        "2026-11-20T23:30:00Z,      2026-11-21T10:00+05:30"
    })
    void outsideHoursTheNextAllowedTimeIsSaid(String now, String callFrom) {
        var checked = check(Purpose.FOLLOW_UP, now);
        assertThat(checked.answer()).isEqualTo(Answer.OUTSIDE_HOURS);
        assertThat(checked.callFrom()).contains(OffsetDateTime.parse(callFrom));
    }
}

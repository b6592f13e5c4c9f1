package dev.kanak.agent.fsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reference Friday: 20 November 2026, 11:00. The 21st is a third Saturday, the 28th a fourth. */
final class BranchHoursTest {

    private static final LocalDateTime NOW = LocalDateTime.parse("2026-11-20T11:00");
    private static final BranchHours HOURS = BranchHours.of(Map.of(
                    "hours",
                    Map.of(
                            "mon_fri", Map.of("open", "10:00", "close", "16:00", "gold_desk_last", "15:30"),
                            "sat_1_3_5", Map.of("open", "10:00", "close", "14:00", "gold_desk_last", "13:30"))))
            .orElseThrow();

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:00, true",
        "2026-11-23T09:59, false",
        "2026-11-23T15:30, true",
        "2026-11-23T15:31, false",
        "2026-11-21T13:30, true",
        "2026-11-21T14:00, false",
        "2026-11-22T11:00, false",
        "2026-11-28T11:00, false",
        "2026-12-05T11:00, true",
        "2026-12-12T11:00, false",
        "2026-11-20T10:30, false",
        "2026-11-20T11:00, false",
        "2026-11-20T11:30, true"
    })
    void aVisitBeginsWithinTheHoursAndNotInThePast(String at, boolean open) {
        assertThat(HOURS.open(LocalDateTime.parse(at), NOW)).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T17:00, 2026-11-21T13:30",
        "2026-11-23T08:00, 2026-11-23T10:00",
        "2026-11-22T11:00, 2026-11-23T11:00",
        "2026-11-28T17:00, 2026-11-30T15:30",
        "2026-11-20T09:00, 2026-11-21T10:00",
        "2026-11-19T12:00, 2026-11-20T12:00"
    })
    void theNearestOpenTimeIsOffered(String wanted, String offered) {
        assertThat(HOURS.nearest(LocalDateTime.parse(wanted), NOW)).contains(LocalDateTime.parse(offered));
    }

    @Test
    void hoursThatCannotBeReadAreUnknown() {
        assertThat(BranchHours.of(Map.of("hours", Map.of("mon_fri", Map.of("open", "ten")))))
                .isEmpty();
        assertThat(BranchHours.of(Map.of())).isEmpty();
    }
}

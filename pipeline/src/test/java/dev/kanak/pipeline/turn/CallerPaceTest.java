package dev.kanak.pipeline.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.pipeline.turn.TurnConfig.PaceBounds;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallerPaceTest {

    private final CallerPace pace =
            new CallerPace(new PaceBounds(Duration.ofMillis(50), Duration.ofMillis(600), Duration.ofMillis(600)));

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }

    private Duration extra() {
        return pace.extra(false);
    }

    @Test
    void aCallerOfWhomNothingIsKnownIsGivenTheUsualTime() {
        assertThat(extra()).isZero();
    }

    @Test
    void pausesAsLongAsAnybodysChangeNothing() {
        pace.paused(CallerPace.PRIOR);
        pace.paused(CallerPace.PRIOR);
        assertThat(extra()).isZero();
    }

    @Test
    void whatIsTooShortForAPauseTeachesNothing() {
        for (int i = 0; i < 10; i++) {
            pace.paused(CallerPace.SHORTEST.minusMillis(1));
        }
        assertThat(extra()).isZero();
    }

    @Test
    void longPausesInsideSentencesEarnMoreTimeTheOftenerTheyCome() {
        pace.paused(ms(900));
        Duration once = extra();
        pace.paused(ms(900));
        pace.paused(ms(900));
        assertThat(once).isBetween(ms(100), ms(125));
        assertThat(extra()).isBetween(ms(210), ms(240));
    }

    @Test
    void beingCutShortTeachesMoreThanAPause() {
        pace.cutShort(ms(700));
        Duration cut = extra();
        var other = new CallerPace(new PaceBounds(Duration.ZERO, ms(600), ms(600)));
        other.paused(ms(700));
        assertThat(cut).isGreaterThan(other.extra(false).multipliedBy(2));
    }

    @Test
    void aCallerWhoNeverPausesIsAnsweredALittleSooner() {
        for (int turn = 0; turn < 20; turn++) {
            pace.stood();
        }
        assertThat(extra()).isBetween(ms(-50), ms(-30));
    }

    @Test
    void oneMistakeIsForgivenAfterSomeTurnsThatStood() {
        pace.cutShort(ms(700));
        Duration after = extra();
        for (int turn = 0; turn < 10; turn++) {
            pace.stood();
        }
        assertThat(extra()).isLessThan(after.dividedBy(3));
    }

    @Test
    void whatIsLearntStaysWithinItsBounds() {
        for (int turn = 0; turn < 50; turn++) {
            pace.cutShort(ms(1_500));
        }
        assertThat(extra()).isEqualTo(ms(600));
        assertThat(new CallerPace(PaceBounds.NONE).extra(true)).isZero();
    }

    @Test
    void aPauseInWhichTheCallerWasBusySaysNothingOfHowTheySpeak() {
        pace.paused(ms(6_000));
        assertThat(extra()).isZero();
    }

    @Test
    void aSlowCallerHasTheirTimeFromTheFirstWord() {
        assertThat(pace.extra(true)).isEqualTo(ms(600));
    }
}

package dev.kanak.pipeline.graph;

import static dev.kanak.core.time.MonotonicTime.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.pipeline.graph.Waits.Over;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The caller hears why after 1.2 s and an apology after 4 s. */
class WaitsTest {

    private final Waits waits = new Waits(PaceConfig.standard());

    @Test
    void anAnswerThatKeepsTheCallerWaitingIsAnnouncedAndThenApologisedFor() {
        waits.forAnswer(ofMillis(1_000));
        assertThat(waits.over(ofMillis(2_199))).isEmpty();
        assertThat(waits.over(ofMillis(2_200))).contains(Over.THINKING);
        assertThat(waits.over(ofMillis(4_999))).isEmpty();
        assertThat(waits.over(ofMillis(5_000))).contains(Over.ANSWER);
        assertThat(waits.over(ofMillis(60_000))).isEmpty();
    }

    @Test
    void sayingWhyIsNoAnswer() {
        waits.forAnswer(ofMillis(1_000));
        waits.agentBegins(ofMillis(2_200));
        waits.agentSounds(false);
        assertThat(waits.over(ofMillis(5_000))).contains(Over.ANSWER);
    }

    @Test
    void theAnswerEndsTheWait() {
        waits.forAnswer(ofMillis(1_000));
        waits.agentBegins(ofMillis(1_300));
        waits.agentSounds(true);
        assertThat(waits.over(ofMillis(60_000))).isEmpty();
    }

    @Test
    void anAnswerThatHasBegunAndIsNotHeardDoesNot() {
        waits.forAnswer(ofMillis(1_000));
        waits.agentBegins(ofMillis(1_300));
        assertThat(waits.over(ofMillis(2_200))).contains(Over.THINKING);
        assertThat(waits.over(ofMillis(5_000))).contains(Over.ANSWER);
    }

    @Test
    void aSentenceThatAnswersNobodyIsWaitedForAsLong() {
        waits.agentBegins(ofMillis(1_000));
        assertThat(waits.over(ofMillis(4_999))).isEmpty();
        assertThat(waits.over(ofMillis(5_000))).contains(Over.VOICE);
        assertThat(waits.over(ofMillis(60_000))).isEmpty();
    }

    @Test
    void aSentenceThatIsOverIsNotWaitedFor() {
        waits.agentBegins(ofMillis(1_000));
        waits.agentEnds();
        assertThat(waits.over(ofMillis(60_000))).isEmpty();
    }

    @Test
    void aSentenceThatFallsSilentInTheMiddleIsWaitedForAsLong() {
        waits.agentBegins(ofMillis(1_000));
        waits.agentSounds(true);
        waits.agentRunsDry(true, 9_600, ofMillis(3_000));
        waits.agentRunsDry(true, 9_600, ofMillis(4_000));
        assertThat(waits.over(ofMillis(6_999))).isEmpty();
        assertThat(waits.untilNext(ofMillis(6_000))).isEqualTo(Duration.ofSeconds(1));
        assertThat(waits.over(ofMillis(7_000))).contains(Over.VOICE);
        assertThat(waits.over(ofMillis(60_000))).isEmpty();
    }

    @Test
    void aSentenceThatGoesOnInTimeIsNotWaitedFor() {
        waits.agentRunsDry(true, 9_600, ofMillis(3_000));
        waits.agentRunsDry(false, 19_200, ofMillis(5_000));
        waits.agentRunsDry(true, 19_200, ofMillis(6_000));
        assertThat(waits.over(ofMillis(9_999))).isEmpty();
        waits.agentEnds();
        assertThat(waits.over(ofMillis(60_000))).isEmpty();
    }

    @Test
    void twoGapsWithSpeechBetweenThemThatNobodySawAreNoLongSilence() {
        waits.agentRunsDry(true, 9_600, ofMillis(3_000));
        waits.agentRunsDry(true, 99_200, ofMillis(7_000));
        assertThat(waits.over(ofMillis(10_999))).isEmpty();
        assertThat(waits.over(ofMillis(11_000))).contains(Over.VOICE);
    }

    @Test
    void nobodyTalksOverACallerWhoSpeaksHoweverLongTheyWaited() {
        waits.forAnswer(ofMillis(1_000));
        waits.callerSpeaks(ofMillis(2_000));
        assertThat(waits.over(ofMillis(60_000))).isEmpty();
        assertThat(waits.untilNext(ofMillis(60_000))).isEqualTo(Duration.ofSeconds(1));
        waits.callerHasSpoken(ofMillis(3_000));
        assertThat(waits.over(ofMillis(60_000))).contains(Over.ANSWER);
    }

    @Test
    void aFinalThatComesLateIsNotThatOfWhatTheCallerSaysNow() {
        waits.callerSpeaks(ofMillis(1_000));
        waits.callerSpeaks(ofMillis(4_000));
        waits.callerHasSpoken(ofMillis(3_000));
        waits.forAnswer(ofMillis(5_000));
        assertThat(waits.over(ofMillis(60_000))).isEmpty();
        waits.callerHasSpoken(ofMillis(6_000));
        assertThat(waits.over(ofMillis(60_000))).contains(Over.ANSWER);
    }

    @Test
    void aSilentCallerIsAskedOnce() {
        waits.forCaller(ofMillis(1_000), Duration.ofSeconds(6));
        assertThat(waits.untilNext(ofMillis(2_000))).isEqualTo(Duration.ofSeconds(5));
        assertThat(waits.over(ofMillis(7_000))).contains(Over.CALLER);
        assertThat(waits.over(ofMillis(60_000))).isEmpty();
    }

    @Test
    void aCallerWhoSpeaksIsNotWaitedFor() {
        waits.forCaller(ofMillis(1_000), Duration.ofSeconds(6));
        waits.callerIsNotWaitedFor();
        assertThat(waits.over(ofMillis(60_000))).isEmpty();
        assertThat(waits.untilNext(ofMillis(60_000))).isEqualTo(Duration.ofSeconds(1));
    }
}

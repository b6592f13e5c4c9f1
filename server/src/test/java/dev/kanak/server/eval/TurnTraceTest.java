package dev.kanak.server.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.time.MonotonicTime;
import dev.kanak.pipeline.turn.AnswerKind;
import dev.kanak.pipeline.turn.TurnConfig;
import dev.kanak.pipeline.turn.TurnConfig.Budget;
import dev.kanak.pipeline.turn.TurnInput;
import dev.kanak.pipeline.turn.TurnInput.PartialTranscript;
import dev.kanak.pipeline.turn.TurnInput.SpeechStarted;
import dev.kanak.pipeline.turn.TurnInput.SpeechStopped;
import dev.kanak.server.eval.SpeechSegments.Segment;
import dev.kanak.server.eval.TurnTrace.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** "मेरा नंबर है", a pause of 600 ms from 1000 on, and the number up to 2600. */
class TurnTraceTest {

    private static final TurnConfig POLICY = new TurnConfig(
            0.8,
            0.5,
            TurnConfig.always(new Budget(Duration.ofMillis(300), Duration.ofMillis(1_200))),
            Duration.ofSeconds(8),
            Duration.ofMillis(240),
            Duration.ofMillis(800),
            Duration.ofSeconds(20));

    private final Map<Long, List<TurnInput>> inputs = new TreeMap<>();
    private long resumesFromMs = Long.MAX_VALUE;

    private void on(long atMs, TurnInput input) {
        inputs.computeIfAbsent(atMs, _ -> new ArrayList<>()).add(input);
    }

    private static MonotonicTime at(long ms) {
        return MonotonicTime.ofMillis(ms);
    }

    private TurnTrace trace(double completeAtPause) {
        on(100, new SpeechStarted(at(0)));
        on(900, new PartialTranscript("मेरा नंबर है"));
        on(1_240, new SpeechStopped(at(1_000), completeAtPause, AnswerKind.DIGITS));
        on(1_700, new SpeechStarted(at(1_600)));
        on(2_400, new PartialTranscript("मेरा नंबर है नौ आठ"));
        on(2_840, new SpeechStopped(at(2_600), 0.99, AnswerKind.DIGITS));
        var moments = new ArrayList<Moment>();
        for (long ms = 20; ms <= 3_000; ms += 20) {
            moments.add(new Moment(at(ms), inputs.getOrDefault(ms, List.of()), ms >= resumesFromMs && ms < 1_700));
        }
        return new TurnTrace(
                "a.wav", "hi", "inside", AnswerKind.DIGITS, 2_600, List.of(new Segment(1_000, 1_600)), moments);
    }

    @Nested
    class APolicy {

        @Test
        void waitsForUnfinishedWordsAndEndsSoonAfterWholeOnes() {
            assertThat(trace(0.05).endpointMs(POLICY)).contains(2_900L);
        }

        @Test
        void cutsOffWhereItTakesThePauseForAnEnd() {
            assertThat(trace(0.99).endpointMs(POLICY)).contains(1_300L);
        }

        @Test
        void doesNotEndATurnWhileSoundMayBeSpeech() {
            resumesFromMs = 1_280;

            assertThat(trace(0.99).endpointMs(POLICY)).contains(2_900L);
        }

        @Test
        void endsByTheClockWhereTheRecordingIsOver() {
            TurnConfig slow = EndpointingSweep.moved(POLICY, 0.8, Duration.ofMillis(1_700), 1);

            assertThat(trace(0.05).endpointMs(slow)).contains(4_600L);
        }

        @Test
        void thatHeardNobodyEndsNothing() {
            var nobody = new TurnTrace(
                    "b.wav", "hi", "-", AnswerKind.OPEN, 100, List.of(), List.of(new Moment(at(20), List.of(), false)));

            assertThat(nobody.endpointMs(POLICY)).isEmpty();
        }
    }

    @Nested
    class AnEndThatComesTooEarly {

        private TurnConfig goingOn(long withinMs, long reactionMs) {
            return new TurnConfig(
                    POLICY.endProbability(),
                    POLICY.completeProbability(),
                    POLICY.budgets(),
                    POLICY.hold(),
                    POLICY.bargeInAfter(),
                    POLICY.backchannelLimit(),
                    POLICY.maxTurn(),
                    TurnConfig.PaceBounds.NONE,
                    new TurnConfig.GoingOn(Duration.ofMillis(withinMs), Duration.ofMillis(reactionMs)));
        }

        @Test
        void isTakenBackIfTheCallerSpeaksOnSoon() {
            assertThat(trace(0.99).ending(goingOn(1_000, 500))).isEqualTo(new TurnTrace.Ending(Optional.of(2_900L), 1));
        }

        @Test
        void standsIfTheCallerMayAnswerTheAgent() {
            assertThat(trace(0.99).ending(goingOn(1_000, 100))).isEqualTo(new TurnTrace.Ending(Optional.of(1_300L), 0));
        }

        @Test
        void standsIfTheCallerSpeaksOnLate() {
            assertThat(trace(0.99).ending(goingOn(500, 500))).isEqualTo(new TurnTrace.Ending(Optional.of(1_300L), 0));
        }
    }

    @Nested
    class AFixedSilence {

        @Test
        void endsTheTurnInEveryLongerPauseWhateverWasSaid() {
            assertThat(trace(0.05).endpointMs(Duration.ofMillis(400))).contains(1_400L);
        }

        @Test
        void outlastsAShorterPause() {
            assertThat(trace(0.05).endpointMs(Duration.ofMillis(800))).contains(3_400L);
        }
    }

    @Nested
    class ACutOff {

        @Test
        void belongsToThePauseItFellInto() {
            assertThat(trace(0.99).pauseAt(1_300)).contains(new Segment(1_000, 1_600));
        }

        @Test
        void belongsToThePauseIfTheVoiceWasBackBeforeItWasNoticed() {
            assertThat(trace(0.99).pauseAt(1_640)).contains(new Segment(1_000, 1_600));
        }

        @Test
        void inTheMiddleOfSpeechBelongsToNone() {
            assertThat(trace(0.99).pauseAt(2_000)).isEmpty();
        }

        @Test
        void cameAfterTheWordsHeardByThen() {
            assertThat(trace(0.99).textAt(1_300)).isEqualTo("मेरा नंबर है");
        }
    }
}

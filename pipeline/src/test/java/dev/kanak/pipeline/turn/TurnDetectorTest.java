package dev.kanak.pipeline.turn;

import static dev.kanak.core.time.MonotonicTime.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.pipeline.turn.TurnAction.EndTurn;
import dev.kanak.pipeline.turn.TurnAction.Reason;
import dev.kanak.pipeline.turn.TurnAction.StopSpeaking;
import dev.kanak.pipeline.turn.TurnInput.AgentSpeaking;
import dev.kanak.pipeline.turn.TurnInput.PartialTranscript;
import dev.kanak.pipeline.turn.TurnInput.SpeechStarted;
import dev.kanak.pipeline.turn.TurnInput.SpeechStopped;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnDetectorTest {

    private final TurnDetector turns = new TurnDetector(new TurnConfig(
            Duration.ofMillis(300),
            Duration.ofMillis(600),
            Duration.ofMillis(1200),
            0.6,
            0.3,
            Duration.ofMillis(240),
            Duration.ofMillis(800),
            Duration.ofSeconds(20)));

    private void speech(long fromMs, long toMs, double completeness) {
        turns.on(new SpeechStarted(ofMillis(fromMs)), ofMillis(fromMs + 96));
        turns.on(new SpeechStopped(ofMillis(toMs), completeness), ofMillis(toMs + 160));
    }

    @Nested
    class EndOfTurn {

        @Test
        void completeWordsEndTheTurnAfterAShortSilence() {
            speech(1000, 2000, 0.9);
            assertThat(turns.onTime(ofMillis(2299))).isEmpty();
            assertThat(turns.onTime(ofMillis(2300))).containsExactly(new EndTurn(Reason.COMPLETE));
        }

        @ParameterizedTest
        @ValueSource(strings = {"धन्यवाद", "बस इतना ही", "that is all", "thank you", "accha shukriya"})
        void aFarewellWaitsForItsSecondBreath(String words) {
            turns.on(new SpeechStarted(ofMillis(1000)), ofMillis(1096));
            turns.on(new PartialTranscript(words), ofMillis(1900));
            turns.on(new SpeechStopped(ofMillis(2000), 0.9), ofMillis(2160));
            assertThat(turns.onTime(ofMillis(2599))).isEmpty();
            assertThat(turns.onTime(ofMillis(2600))).containsExactly(new EndTurn(Reason.COMPLETE));
        }

        @ParameterizedTest
        @ValueSource(strings = {"हाँ जी ठीक है", "इतना सोना है", "all of it", "okay"})
        void anAnswerIsNoFarewell(String words) {
            turns.on(new SpeechStarted(ofMillis(1000)), ofMillis(1096));
            turns.on(new PartialTranscript(words), ofMillis(1900));
            turns.on(new SpeechStopped(ofMillis(2000), 0.9), ofMillis(2160));
            assertThat(turns.onTime(ofMillis(2300))).containsExactly(new EndTurn(Reason.COMPLETE));
        }

        @Test
        void wordsThatMayBeCompleteWaitLonger() {
            speech(1000, 2000, 0.4);
            assertThat(turns.onTime(ofMillis(2599))).isEmpty();
            assertThat(turns.onTime(ofMillis(2600))).containsExactly(new EndTurn(Reason.SILENCE));
        }

        @Test
        void unfinishedWordsWaitLongest() {
            speech(1000, 2000, 0.1);
            assertThat(turns.onTime(ofMillis(3199))).isEmpty();
            assertThat(turns.onTime(ofMillis(3200))).containsExactly(new EndTurn(Reason.SILENCE));
        }

        @Test
        void speechResumedInTimeContinuesTheTurn() {
            speech(1000, 2000, 0.9);
            turns.on(new SpeechStarted(ofMillis(2150)), ofMillis(2250));
            assertThat(turns.onTime(ofMillis(2400))).isEmpty();
            turns.on(new SpeechStopped(ofMillis(3000), 0.9), ofMillis(3160));
            assertThat(turns.onTime(ofMillis(3300))).containsExactly(new EndTurn(Reason.COMPLETE));
        }

        @Test
        void aSilenceAlreadyLongEnoughEndsTheTurnAtOnce() {
            turns.on(new SpeechStarted(ofMillis(1000)), ofMillis(1100));
            assertThat(turns.on(new SpeechStopped(ofMillis(2000), 0.9), ofMillis(2320)))
                    .containsExactly(new EndTurn(Reason.COMPLETE));
        }

        @Test
        void aTurnThatNeverEndsIsCapped() {
            turns.on(new SpeechStarted(ofMillis(1000)), ofMillis(1100));
            assertThat(turns.onTime(ofMillis(20_999))).isEmpty();
            assertThat(turns.onTime(ofMillis(21_000))).containsExactly(new EndTurn(Reason.MAX_LENGTH));
        }

        @Test
        void theTurnEndsOnce() {
            speech(1000, 2000, 0.9);
            assertThat(turns.onTime(ofMillis(2300))).hasSize(1);
            assertThat(turns.onTime(ofMillis(30_000))).isEmpty();
            assertThat(turns.deadline()).isEmpty();
        }

        @Test
        void theDeadlineIsTheNextDecision() {
            assertThat(turns.deadline()).isEmpty();
            speech(1000, 2000, 0.9);
            assertThat(turns.deadline()).contains(ofMillis(2300));
        }
    }

    @Nested
    class BargeIn {

        @Test
        void sustainedSpeechOverTheAgentStopsIt() {
            turns.on(new AgentSpeaking(true), ofMillis(0));
            turns.on(new SpeechStarted(ofMillis(1000)), ofMillis(1100));
            assertThat(turns.onTime(ofMillis(1239))).isEmpty();
            assertThat(turns.onTime(ofMillis(1240))).containsExactly(new StopSpeaking());
        }

        @Test
        void aCoughShorterThanTheLimitDoesNot() {
            turns.on(new AgentSpeaking(true), ofMillis(0));
            turns.on(new SpeechStarted(ofMillis(1000)), ofMillis(1100));
            turns.on(new SpeechStopped(ofMillis(1150), 0.5), ofMillis(1230));
            assertThat(turns.onTime(ofMillis(1300))).isEmpty();
        }

        @Test
        void aBackchannelDoesNot() {
            turns.on(new AgentSpeaking(true), ofMillis(0));
            turns.on(new SpeechStarted(ofMillis(1000)), ofMillis(1100));
            turns.on(new PartialTranscript("हाँ"), ofMillis(1200));
            assertThat(turns.onTime(ofMillis(1240))).isEmpty();
            turns.on(new SpeechStopped(ofMillis(1400), 0.9), ofMillis(1500));
            assertThat(turns.onTime(ofMillis(1600))).isEmpty();
        }

        @Test
        void aBackchannelThatGoesOnDoes() {
            turns.on(new AgentSpeaking(true), ofMillis(0));
            turns.on(new SpeechStarted(ofMillis(1000)), ofMillis(1100));
            turns.on(new PartialTranscript("अच्छा"), ofMillis(1200));
            turns.onTime(ofMillis(1240));
            assertThat(turns.deadline()).contains(ofMillis(1800));
            assertThat(turns.onTime(ofMillis(1800))).containsExactly(new StopSpeaking());
        }

        @Test
        void anAgentThatStartsWhileTheCallerSpeaksIsStopped() {
            turns.on(new SpeechStarted(ofMillis(1000)), ofMillis(1100));
            assertThat(turns.on(new AgentSpeaking(true), ofMillis(1500))).containsExactly(new StopSpeaking());
        }

        @Test
        void speechAfterTheAgentFinishedIsAnOrdinaryTurn() {
            turns.on(new AgentSpeaking(true), ofMillis(0));
            turns.on(new SpeechStarted(ofMillis(1000)), ofMillis(1100));
            turns.on(new AgentSpeaking(false), ofMillis(1150));
            assertThat(turns.onTime(ofMillis(1500))).isEmpty();
        }
    }
}

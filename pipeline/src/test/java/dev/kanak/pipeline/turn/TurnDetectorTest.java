package dev.kanak.pipeline.turn;

import static dev.kanak.core.time.MonotonicTime.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.pipeline.turn.TurnAction.EndTurn;
import dev.kanak.pipeline.turn.TurnAction.GoOn;
import dev.kanak.pipeline.turn.TurnAction.Reason;
import dev.kanak.pipeline.turn.TurnAction.StopSpeaking;
import dev.kanak.pipeline.turn.TurnConfig.Budget;
import dev.kanak.pipeline.turn.TurnConfig.GoingOn;
import dev.kanak.pipeline.turn.TurnConfig.PaceBounds;
import dev.kanak.pipeline.turn.TurnInput.AgentSpeaking;
import dev.kanak.pipeline.turn.TurnInput.PartialTranscript;
import dev.kanak.pipeline.turn.TurnInput.SpeechStarted;
import dev.kanak.pipeline.turn.TurnInput.SpeechStopped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TurnDetectorTest {

    private static final Map<AnswerKind, Budget> BUDGETS = Map.of(
            AnswerKind.CHOICE, new Budget(Duration.ofMillis(200), Duration.ofMillis(1000)),
            AnswerKind.DIGITS, new Budget(Duration.ofMillis(250), Duration.ofMillis(1800)),
            AnswerKind.FIGURE, new Budget(Duration.ofMillis(250), Duration.ofMillis(1500)),
            AnswerKind.PHRASE, new Budget(Duration.ofMillis(250), Duration.ofMillis(1200)),
            AnswerKind.OPEN, new Budget(Duration.ofMillis(300), Duration.ofMillis(1200)));

    private final TurnDetector turns = new TurnDetector(new TurnConfig(
            0.8,
            0.5,
            BUDGETS,
            Duration.ofSeconds(8),
            Duration.ofMillis(240),
            Duration.ofMillis(800),
            Duration.ofSeconds(20),
            new PaceBounds(Duration.ofMillis(50), Duration.ofMillis(600), Duration.ofMillis(600)),
            new GoingOn(Duration.ofMillis(1500), Duration.ofMillis(600))));

    private void speech(long fromMs, long toMs, double completeness, AnswerKind asked) {
        turns.on(new SpeechStarted(ofMillis(fromMs)), ofMillis(fromMs + 96));
        turns.on(new SpeechStopped(ofMillis(toMs), completeness, asked), ofMillis(toMs + 160));
    }

    private void speech(long fromMs, long toMs, double completeness) {
        speech(fromMs, toMs, completeness, AnswerKind.OPEN);
    }

    private void saying(String words, double completeness) {
        turns.on(new SpeechStarted(ofMillis(1000)), ofMillis(1096));
        turns.on(new PartialTranscript(words), ofMillis(1900));
        turns.on(new SpeechStopped(ofMillis(2000), completeness, AnswerKind.OPEN), ofMillis(2160));
    }

    private void endsAt(long ms, Reason reason) {
        assertThat(turns.deadline()).contains(ofMillis(ms));
        assertThat(turns.onTime(ofMillis(ms - 1))).isEmpty();
        assertThat(turns.onTime(ofMillis(ms))).containsExactly(new EndTurn(reason));
    }

    @Nested
    class EndOfTurn {

        @Test
        void completeWordsEndTheTurnAfterAShortSilence() {
            speech(1000, 2000, 0.9);
            endsAt(2300, Reason.COMPLETE);
        }

        @Test
        void wordsThatMayBeCompleteWaitUntilSilenceHasMadeItLikely() {
            speech(1000, 2000, 0.5);
            assertThat(TurnProbability.after(0.5, Duration.ofMillis(461))).isLessThan(0.8);
            assertThat(TurnProbability.after(0.5, Duration.ofMillis(463))).isGreaterThan(0.8);
            endsAt(2462, Reason.COMPLETE);
        }

        @Test
        void wordsThatAreHardlyCompleteWaitLonger() {
            speech(1000, 2000, 0.3);
            endsAt(2745, Reason.SILENCE);
        }

        @Test
        void unfinishedWordsWaitLongest() {
            speech(1000, 2000, 0.01);
            endsAt(3200, Reason.SILENCE);
        }

        @Test
        void speechResumedInTimeContinuesTheTurn() {
            speech(1000, 2000, 0.9);
            turns.on(new SpeechStarted(ofMillis(2150)), ofMillis(2250));
            assertThat(turns.onTime(ofMillis(2400))).isEmpty();
            turns.on(new SpeechStopped(ofMillis(3000), 0.9, AnswerKind.OPEN), ofMillis(3160));
            assertThat(turns.onTime(ofMillis(3300))).containsExactly(new EndTurn(Reason.COMPLETE));
        }

        @Test
        void aSilenceAlreadyLongEnoughEndsTheTurnAtOnce() {
            turns.on(new SpeechStarted(ofMillis(1000)), ofMillis(1100));
            assertThat(turns.on(new SpeechStopped(ofMillis(2000), 0.9, AnswerKind.OPEN), ofMillis(2320)))
                    .containsExactly(new EndTurn(Reason.COMPLETE));
        }

        @Test
        void wordsRecognisedAfterTheVoiceStoppedAreJudgedWithIt() {
            speech(1000, 2000, 0.1);
            turns.on(new PartialTranscript("मुझे लोन चाहिए", OptionalDouble.of(0.9)), ofMillis(2200));
            endsAt(2300, Reason.COMPLETE);
        }

        @Test
        void wordsThatTurnOutUnfinishedKeepTheTurnOpen() {
            speech(1000, 2000, 0.9);
            turns.on(new PartialTranscript("मुझे लोन चाहिए लेकिन", OptionalDouble.of(0.01)), ofMillis(2200));
            endsAt(3200, Reason.SILENCE);
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
    class WhatWasAsked {

        @ParameterizedTest
        @CsvSource({"CHOICE, 200", "DIGITS, 250", "FIGURE, 250", "PHRASE, 250", "OPEN, 300"})
        void decidesHowShortASilenceMayBe(AnswerKind asked, long shortestMs) {
            speech(1000, 2000, 0.99, asked);
            endsAt(2000 + shortestMs, Reason.COMPLETE);
        }

        @ParameterizedTest
        @CsvSource({"CHOICE, 1000", "DIGITS, 1800", "FIGURE, 1500", "PHRASE, 1200", "OPEN, 1200"})
        void decidesHowLongUnfinishedWordsAreWaitedFor(AnswerKind asked, long longestMs) {
            speech(5000, 6000, 0.001, asked);
            endsAt(6000 + longestMs, Reason.SILENCE);
        }

        @ParameterizedTest
        @CsvSource({
            "consent_recording, CHOICE",
            "phone, DIGITS",
            "pincode, DIGITS",
            "loan_amount_inr, FIGURE",
            "gold_weight_g, FIGURE",
            "city, PHRASE",
            "name, PHRASE",
            "something_new, OPEN",
            "'', OPEN"
        })
        void isKnownByTheSlot(String slot, AnswerKind kind) {
            assertThat(AnswerKind.to(Optional.of(slot))).isEqualTo(kind);
        }
    }

    /** The turn was over at 2300, but the caller had more to say. */
    @Nested
    class GoingOnAfterTheEnd {

        private void endedTurn() {
            speech(1000, 2000, 0.9);
            turns.onTime(ofMillis(2300));
        }

        @Test
        void speechBeforeTheAnswerBeginsBelongsToTheTurn() {
            endedTurn();
            assertThat(turns.on(new SpeechStarted(ofMillis(2600)), ofMillis(2700)))
                    .containsExactly(new GoOn());
        }

        @Test
        void speechJustAfterTheAnswerHasBegunDoesNotReactToIt() {
            endedTurn();
            turns.on(new AgentSpeaking(true), ofMillis(2320));
            assertThat(turns.on(new SpeechStarted(ofMillis(2900)), ofMillis(3000)))
                    .containsExactly(new GoOn());
        }

        @Test
        void speechOverAnAnswerThatWasHeardIsAnInterruption() {
            endedTurn();
            turns.on(new AgentSpeaking(true), ofMillis(2320));
            assertThat(turns.on(new SpeechStarted(ofMillis(2930)), ofMillis(3030)))
                    .isEmpty();
            assertThat(turns.onTime(ofMillis(3170))).containsExactly(new StopSpeaking());
        }

        @Test
        void speechAfterALongSilenceIsATurnOfItsOwn() {
            endedTurn();
            assertThat(turns.on(new SpeechStarted(ofMillis(3500)), ofMillis(3600)))
                    .isEmpty();
        }

        @Test
        void speechAfterTheAnswerIsATurnOfItsOwn() {
            endedTurn();
            turns.on(new AgentSpeaking(true), ofMillis(2320));
            turns.on(new AgentSpeaking(false), ofMillis(2700));
            assertThat(turns.on(new SpeechStarted(ofMillis(2800)), ofMillis(2900)))
                    .isEmpty();
        }

        @Test
        void happensOncePerPiece() {
            endedTurn();
            turns.on(new SpeechStarted(ofMillis(2600)), ofMillis(2700));
            turns.on(new SpeechStopped(ofMillis(3000), 0.9, AnswerKind.OPEN), ofMillis(3160));
            assertThat(turns.on(new SpeechStarted(ofMillis(3200)), ofMillis(3300)))
                    .isEmpty();
        }

        @Test
        void assentOverTheAgentIsNoTurnToGoOnWith() {
            turns.on(new AgentSpeaking(true), ofMillis(0));
            turns.on(new SpeechStarted(ofMillis(1000)), ofMillis(1100));
            turns.on(new PartialTranscript("हाँ"), ofMillis(1200));
            turns.on(new SpeechStopped(ofMillis(1400), 0.9, AnswerKind.OPEN), ofMillis(1560));
            turns.onTime(ofMillis(1700));
            assertThat(turns.on(new SpeechStarted(ofMillis(2000)), ofMillis(2100)))
                    .isEmpty();
            assertThat(turns.onTime(ofMillis(2240))).containsExactly(new StopSpeaking());
        }

        @Test
        void earnsTheCallerMoreTime() {
            endedTurn();
            turns.on(new SpeechStarted(ofMillis(2700)), ofMillis(2800));
            turns.on(new SpeechStopped(ofMillis(3000), 0.99, AnswerKind.OPEN), ofMillis(3160));
            assertThat(turns.onTime(ofMillis(3300))).isEmpty();
            assertThat(turns.onTime(ofMillis(3450))).containsExactly(new EndTurn(Reason.COMPLETE));
        }
    }

    @Nested
    class TheCallersOwnPace {

        /** Sure of an end later than the others, so that the caller can pause where the words could end. */
        private final TurnDetector patient = new TurnDetector(new TurnConfig(
                0.98,
                0.5,
                BUDGETS,
                Duration.ofSeconds(8),
                Duration.ofMillis(240),
                Duration.ofMillis(800),
                Duration.ofSeconds(20),
                new PaceBounds(Duration.ofMillis(50), Duration.ofMillis(600), Duration.ofMillis(600)),
                new GoingOn(Duration.ofMillis(1500), Duration.ofMillis(600))));

        private void pauses(double completeness) {
            patient.on(new SpeechStarted(ofMillis(1000)), ofMillis(1100));
            patient.on(new SpeechStopped(ofMillis(1500), completeness, AnswerKind.OPEN), ofMillis(1660));
            patient.on(new SpeechStarted(ofMillis(2400)), ofMillis(2500));
            patient.on(new SpeechStopped(ofMillis(3000), 0.99, AnswerKind.OPEN), ofMillis(3160));
        }

        @Test
        void aLongPauseWhereTheWordsCouldHaveEndedLengthensTheWait() {
            pauses(0.6);
            assertThat(patient.deadline()).contains(ofMillis(3413));
        }

        @Test
        void oneThatTheWordsForetoldDoesNot() {
            pauses(0.1);
            assertThat(patient.deadline()).contains(ofMillis(3300));
        }

        @Test
        void aSlowCallerIsGivenMoreTimeAtOnce() {
            turns.on(new SpeechStarted(ofMillis(1000)), ofMillis(1100));
            turns.on(new SpeechStopped(ofMillis(2000), 0.99, AnswerKind.OPEN, true), ofMillis(2160));
            endsAt(2900, Reason.COMPLETE);
        }
    }

    @Nested
    class ASoundWithoutWords {

        @Test
        void isOverSoonSoThatTheAgentCanGoOn() {
            speech(1000, 1200, 0.01);
            endsAt(1500, Reason.SILENCE);
        }

        @Test
        void mayBeAWordNotYetRecognisedIfItIsLonger() {
            speech(1000, 1400, 0.01);
            endsAt(2600, Reason.SILENCE);
        }
    }

    @Nested
    class Farewell {

        @ParameterizedTest
        @ValueSource(strings = {"धन्यवाद", "बस इतना ही", "that is all", "thank you", "accha shukriya"})
        void waitsForItsSecondBreath(String words) {
            saying(words, 0.9);
            endsAt(2450, Reason.COMPLETE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"हाँ जी ठीक है", "इतना सोना है", "all of it", "okay"})
        void isNotEveryAnswer(String words) {
            saying(words, 0.9);
            endsAt(2300, Reason.COMPLETE);
        }
    }

    @Nested
    class Hold {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "एक मिनट",
                    "हाँ एक मिनट रुकिए",
                    "ek minute",
                    "ek second please",
                    "one minute, let me check",
                    "हाँ जी एक मिनट देखकर बताता हूँ",
                    "number hai nau aath ek minute",
                    "hold on",
                    "होल्ड कीजिए",
                    "please wait",
                    "ज़रा रुकिए मैं देखती हूँ",
                    "वन मिनट",
                    "just a moment please",
                    "ek minute main bill dekh leta hoon"
                })
        void isWaitedFor(String words) {
            saying(words, 0.2);
            endsAt(10_000, Reason.HOLD);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "दस मिनट में आता हूँ",
                    "एक मिनट में बता दीजिए",
                    "do i have to wait",
                    "how long should i wait",
                    "i will be there in a minute",
                    "मेरा काम रुका है",
                    "can you hold my gold",
                    "let me know the rate",
                    "छह महीने"
                })
        void isNotEveryMentionOfWaiting(String words) {
            saying(words, 0.9);
            endsAt(2300, Reason.COMPLETE);
        }

        @Test
        void isOverWhenTheCallerGoesOn() {
            saying("एक मिनट", 0.1);
            turns.on(new SpeechStarted(ofMillis(6000)), ofMillis(6100));
            turns.on(new PartialTranscript("एक मिनट मेरा नंबर है 9876543210"), ofMillis(8900));
            turns.on(new SpeechStopped(ofMillis(9000), 0.9, AnswerKind.DIGITS), ofMillis(9160));
            endsAt(9250, Reason.COMPLETE);
        }

        @Test
        void andNothingElseNeedsNoAnswer() {
            assertThat(HoldRequest.isWhole("हाँ जी एक मिनट रुकिए")).isTrue();
            assertThat(HoldRequest.isWhole("one minute let me check")).isTrue();
            assertThat(HoldRequest.isWhole("बाईस कैरेट एक मिनट")).isFalse();
            assertThat(HoldRequest.isWhole("हाँ जी")).isFalse();
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
            turns.on(new SpeechStopped(ofMillis(1150), 0.5, AnswerKind.OPEN), ofMillis(1230));
            assertThat(turns.onTime(ofMillis(1300))).isEmpty();
        }

        @Test
        void aBackchannelDoesNot() {
            turns.on(new AgentSpeaking(true), ofMillis(0));
            turns.on(new SpeechStarted(ofMillis(1000)), ofMillis(1100));
            turns.on(new PartialTranscript("हाँ"), ofMillis(1200));
            assertThat(turns.onTime(ofMillis(1240))).isEmpty();
            turns.on(new SpeechStopped(ofMillis(1400), 0.9, AnswerKind.OPEN), ofMillis(1500));
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

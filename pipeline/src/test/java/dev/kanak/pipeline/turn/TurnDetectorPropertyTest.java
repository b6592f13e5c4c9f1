package dev.kanak.pipeline.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.time.MonotonicTime;
import dev.kanak.pipeline.turn.TurnAction.EndTurn;
import dev.kanak.pipeline.turn.TurnAction.Reason;
import dev.kanak.pipeline.turn.TurnAction.StopSpeaking;
import dev.kanak.pipeline.turn.TurnInput.AgentSpeaking;
import dev.kanak.pipeline.turn.TurnInput.PartialTranscript;
import dev.kanak.pipeline.turn.TurnInput.SpeechStarted;
import dev.kanak.pipeline.turn.TurnInput.SpeechStopped;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for turn taking whatever it is told, in calls drawn by chance; each is named by its seed. */
class TurnDetectorPropertyTest {

    private static final long MAX_TURN_MS = 20_000;
    private static final long HOLD_MS = 8_000;
    private static final TurnConfig CONFIG = new TurnConfig(
            0.8,
            0.5,
            TurnConfig.always(new TurnConfig.Budget(Duration.ofMillis(300), Duration.ofMillis(1_800))),
            Duration.ofMillis(HOLD_MS),
            Duration.ofMillis(240),
            Duration.ofMillis(800),
            Duration.ofMillis(MAX_TURN_MS));

    private static final List<AnswerKind> ASKED = List.of(AnswerKind.values());
    private static final List<String> WORDS =
            List.of("हाँ", "ठीक है", "मेरा नंबर है", "नौ आठ", "एक मिनट", "ब्याज कितना है", "धन्यवाद", "wait", "", "और");

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    private static MonotonicTime at(long ms) {
        return MonotonicTime.ofMillis(ms);
    }

    /** A call drawn by chance, frame by frame of 20 ms, in which each rule is checked as it goes. */
    private static final class RandomCall {

        private final Random random;
        private final TurnDetector turns = new TurnDetector(CONFIG);
        private long now;
        private boolean speaking;
        private boolean agent;
        private boolean stopped;
        private boolean open;
        private long openedAt;
        private long silentSince;
        int ended;

        RandomCall(long seed) {
            random = new Random(seed);
        }

        void run(int frames) {
            for (int i = 0; i < frames; i++) {
                now += 20;
                step();
                check(turns.onTime(at(now)));
                assertThat(turns.deadline().orElse(at(Long.MAX_VALUE / 1_000_000)))
                        .as("next deadline")
                        .isGreaterThan(at(now));
                if (open) {
                    assertThat(now - openedAt).as("length of a turn").isLessThanOrEqualTo(MAX_TURN_MS);
                }
                if (open && !speaking) {
                    assertThat(now - silentSince).as("silence in a turn").isLessThanOrEqualTo(HOLD_MS);
                }
            }
        }

        private void step() {
            double chance = random.nextDouble();
            if (chance < (speaking ? 0.05 : 0.03)) {
                toggleSpeech();
            } else if (chance < 0.12 && open) {
                var completeness = speaking ? OptionalDouble.empty() : OptionalDouble.of(random.nextDouble());
                check(turns.on(new PartialTranscript(WORDS.get(random.nextInt(WORDS.size())), completeness), at(now)));
            } else if (chance > 0.99) {
                agent = !agent;
                stopped = false;
                check(turns.on(new AgentSpeaking(agent), at(now)));
            }
        }

        private void toggleSpeech() {
            speaking = !speaking;
            if (speaking) {
                if (!open) {
                    open = true;
                    openedAt = now - 20;
                }
                check(turns.on(new SpeechStarted(at(now - 20)), at(now)));
            } else {
                silentSince = now;
                AnswerKind asked = ASKED.get(random.nextInt(ASKED.size()));
                check(turns.on(new SpeechStopped(at(now), random.nextDouble(), asked), at(now)));
            }
        }

        private void check(List<TurnAction> actions) {
            for (TurnAction action : actions) {
                if (action instanceof EndTurn(Reason reason)) {
                    assertThat(open).as("a turn to end at %d ms", now).isTrue();
                    assertThat(speaking && reason != Reason.MAX_LENGTH)
                            .as("ended as %s while the caller speaks", reason)
                            .isFalse();
                    open = false;
                    ended++;
                    if (speaking) {
                        open = true;
                        openedAt = now;
                        check(turns.on(new SpeechStarted(at(now)), at(now)));
                    }
                } else if (action instanceof StopSpeaking) {
                    assertThat(agent).as("an agent to stop at %d ms", now).isTrue();
                    assertThat(speaking).as("a caller to stop it for").isTrue();
                    assertThat(stopped).as("stopped twice").isFalse();
                    stopped = true;
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyTurnEndsOnceAndInTimeAndOnlySpeechStopsTheAgent(long seed) {
        var call = new RandomCall(seed);

        call.run(3_000);

        assertThat(call.ended).as("turns in a minute").isPositive();
    }

    @Nested
    class ATurnThatNeverEnds {

        private final TurnDetector turns = new TurnDetector(CONFIG);

        /** When speech of one length with pauses of another, all of the same words, is taken for a whole turn. */
        private long endOf(long voicedMs, long pausedMs, String words) {
            for (long now = 0; now < 60_000; now += 20) {
                long phase = now % (voicedMs + pausedMs);
                List<TurnAction> actions = phase == 0
                        ? turns.on(new SpeechStarted(at(now)), at(now))
                        : phase == voicedMs ? pause(words, at(now)) : turns.onTime(at(now));
                if (!actions.isEmpty()) {
                    return now;
                }
            }
            return Long.MAX_VALUE;
        }

        private List<TurnAction> pause(String words, MonotonicTime now) {
            List<TurnAction> actions = turns.on(new PartialTranscript(words), now);
            return actions.isEmpty() ? turns.on(new SpeechStopped(now, 0.01, AnswerKind.OPEN), now) : actions;
        }

        @Test
        void likeMusicIsCapped() {
            assertThat(endOf(60_000, 0, "")).isEqualTo(MAX_TURN_MS);
        }

        @Test
        void likeNoiseThatComesAndGoesIsCapped() {
            assertThat(endOf(200, 160, "")).isEqualTo(MAX_TURN_MS);
        }

        @Test
        void likeASecondVoiceThatPausesShortlyIsCapped() {
            assertThat(endOf(3_000, 800, "और फिर मैंने उनसे कहा कि")).isEqualTo(MAX_TURN_MS);
        }

        @Test
        void likeOneThatKeepsAskingToBeWaitedForIsCapped() {
            assertThat(endOf(1_000, 3_000, "एक मिनट")).isEqualTo(MAX_TURN_MS);
        }
    }
}

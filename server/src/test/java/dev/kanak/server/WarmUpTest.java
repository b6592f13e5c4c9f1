package dev.kanak.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.error.SpeechException;
import dev.kanak.core.port.TextToSpeech;
import dev.kanak.core.port.TextToSpeech.Clause;
import dev.kanak.core.speech.Language;
import dev.kanak.pipeline.graph.CallConfig;
import dev.kanak.pipeline.graph.CallEngines;
import dev.kanak.pipeline.graph.HearingConfig;
import dev.kanak.pipeline.turn.TurnConfig;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WarmUpTest {

    private static final Clause THANKS = new Clause("धन्यवाद।", Language.HINDI, 1);
    private static final Clause WAIT = new Clause("एक पल।", Language.HINDI, 1);

    private static final TurnConfig TURN = new TurnConfig(
            0.98,
            0.5,
            TurnConfig.always(new TurnConfig.Budget(Duration.ofMillis(250), Duration.ofMillis(1_200))),
            Duration.ofSeconds(8),
            Duration.ofMillis(90),
            Duration.ofMillis(800),
            Duration.ofSeconds(20),
            TurnConfig.PaceBounds.NONE,
            TurnConfig.GoingOn.NEVER);

    private final List<Clause> spoken = new CopyOnWriteArrayList<>();

    private WarmUp warmUp(TextToSpeech voice) {
        var engines = new CallEngines(
                _ -> {
                    throw new IllegalStateException("no recogniser");
                },
                () -> {
                    throw new IllegalStateException("no voice activity");
                },
                _ -> 1,
                voice);
        var config = new CallConfig(
                TURN, HearingConfig.standard(), Duration.ofSeconds(5), Duration.ofMillis(600), Duration.ofMinutes(30));
        return new WarmUp(
                engines,
                () -> {
                    throw new IllegalStateException("no tools");
                },
                _ -> _ -> {
                    throw new IllegalStateException("no conversation");
                },
                config,
                List.of(THANKS, WAIT));
    }

    @Test
    void speaksWhatMostCallersHearThoughTheRestFails() throws InterruptedException {
        warmUp(new Voice(spoken::add)).run(Duration.ofSeconds(10));
        assertThat(spoken).contains(THANKS, WAIT);
    }

    @Test
    void aVoiceThatFailsKeepsNobodyFromCalling() throws InterruptedException {
        warmUp(new Voice(clause -> {
                    spoken.add(clause);
                    throw new SpeechException(SpeechException.Kind.ENGINE_FAILED, "scripted failure", true);
                }))
                .run(Duration.ofSeconds(10));
        assertThat(spoken).contains(THANKS).doesNotContain(WAIT);
    }

    @Test
    void isOverWhenItsTimeIsThoughTheVoiceHangs() throws InterruptedException {
        var stopped = new CountDownLatch(1);
        long begun = System.nanoTime();
        warmUp(new Voice(_ -> {
                    try {
                        new CountDownLatch(1).await();
                    } finally {
                        stopped.countDown();
                    }
                }))
                .run(Duration.ofMillis(50));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        stopped.await();
    }

    @Test
    void doesNothingInNoTime() throws InterruptedException {
        warmUp(new Voice(spoken::add)).run(Duration.ZERO);
        assertThat(spoken).isEmpty();
    }

    private record Voice(Speaking speaking) implements TextToSpeech {

        @FunctionalInterface
        interface Speaking {
            void speak(Clause clause) throws InterruptedException;
        }

        @Override
        public int sampleRateHz() {
            return 24_000;
        }

        @Override
        public void speak(Clause clause, PcmSink sink) throws InterruptedException {
            speaking.speak(clause);
        }
    }
}

package dev.kanak.pipeline.stt.tier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import dev.kanak.core.port.SpeechToText;
import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.RecognitionContext;
import dev.kanak.core.speech.Transcript;
import dev.kanak.core.time.MonotonicTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TieredSpeechToTextTest {

    private static final TierConfig SHORT = new TierConfig(
            Duration.ofMillis(50), Duration.ofMillis(50), Duration.ofMillis(50), 2, Duration.ofMillis(1));

    /** An engine of which each utterance does what the test says. */
    private static final class Engine implements SpeechToText {
        final String name;
        final AtomicInteger opened = new AtomicInteger();
        final AtomicInteger closed = new AtomicInteger();
        final AtomicInteger failingPushes = new AtomicInteger();
        volatile boolean failing;
        volatile boolean stuckOnce;
        volatile boolean stuck;
        volatile boolean partials;
        volatile CountDownLatch slow = new CountDownLatch(0);
        final Semaphore pushed = new Semaphore(0);
        final List<String> signs = new CopyOnWriteArrayList<>();

        Engine(String name) {
            this.name = name;
        }

        @Override
        public Utterance open(RecognitionContext context) {
            int number = opened.incrementAndGet();
            return new Utterance() {
                private int frames;

                @Override
                public Optional<Transcript> push(AudioFrame frame) throws InterruptedException {
                    slow.await();
                    if (failingPushes.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                        throw new SpeechException(Kind.OVERLOADED, "busy", true);
                    }
                    frames++;
                    pushed.release();
                    return partials ? Optional.of(frames(frames, name)) : Optional.empty();
                }

                @Override
                public void pausing() {
                    signs.add("pausing at " + frames);
                }

                @Override
                public void ending() {
                    signs.add("ending at " + frames);
                }

                @Override
                public void goingOn() {
                    signs.add("going on at " + frames);
                }

                @Override
                public Transcript finish() throws InterruptedException {
                    if (failing) {
                        throw new SpeechException(Kind.MODEL_FAILED, "broken", false);
                    }
                    if (stuck || (stuckOnce && number == 1)) {
                        new CountDownLatch(1).await();
                    }
                    return new Transcript("frames " + frames, Language.HINDI, 0.8, List.of(), name);
                }

                @Override
                public void close() {
                    closed.incrementAndGet();
                }
            };
        }
    }

    private final Engine first = new Engine("embedded");
    private final Engine last = new Engine("whisper");

    private Transcript hear(Optional<SpeechToText> fallback) throws InterruptedException {
        var ears = new TieredSpeechToText(first, fallback, SHORT, new Retry(SHORT, new Random(1), _ -> {}));
        try (SpeechToText.Utterance utterance = ears.open()) {
            for (int i = 0; i < 5; i++) {
                var _ = utterance.push(frame(i));
            }
            return utterance.finish();
        }
    }

    private static AudioFrame frame(int number) {
        return new AudioFrame(new short[320], 16_000, MonotonicTime.ofMillis(20L * number));
    }

    private static void push(SpeechToText.Utterance utterance, int from, int to) {
        try {
            for (int i = from; i < to; i++) {
                var _ = utterance.push(frame(i));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Transcript frames(int count, String tier) {
        return new Transcript("frames " + count, Language.HINDI, 0.8, List.of(), tier);
    }

    @Test
    void streamingServesWhileItCan() throws InterruptedException {
        assertThat(hear(Optional.of(last))).isEqualTo(frames(5, "embedded"));
        assertThat(last.opened).hasValue(0);
    }

    @Test
    void aBusyMomentIsBridgedByRepeating() throws InterruptedException {
        first.failingPushes.set(2);

        assertThat(hear(Optional.empty())).isEqualTo(frames(5, "embedded"));
    }

    @Test
    void aStreamThatIsStuckIsHeardAgainAsAWhole() throws InterruptedException {
        first.stuckOnce = true;

        assertThat(hear(Optional.of(last))).isEqualTo(frames(5, "embedded-batch"));
    }

    @Test
    void aStreamThatBrokeMidwayLosesNoAudio() throws InterruptedException {
        first.failingPushes.set(3);

        assertThat(hear(Optional.of(last))).isEqualTo(frames(5, "embedded-batch"));
    }

    @Test
    void listeningGoesOnWhileTheRecogniserIsBusyUntilItIsASecondBehind() throws Exception {
        first.slow = new CountDownLatch(1);
        var ears = new TieredSpeechToText(first, Optional.empty(), SHORT, new Retry(SHORT, new Random(1), _ -> {}));
        try (SpeechToText.Utterance utterance = ears.open()) {
            for (int i = 0; i < 50; i++) {
                assertThat(utterance.push(frame(i))).isEmpty();
            }
            var behind = CompletableFuture.runAsync(() -> push(utterance, 50, 60));
            assertThat(behind).isNotDone();
            first.slow.countDown();
            behind.get(10, TimeUnit.SECONDS);

            assertThat(utterance.finish()).isEqualTo(frames(60, "embedded"));
        }
    }

    @Test
    void aPartialComesWithALaterFrame() throws Exception {
        first.partials = true;
        var ears = new TieredSpeechToText(first, Optional.empty(), SHORT, new Retry(SHORT, new Random(1), _ -> {}));
        try (SpeechToText.Utterance utterance = ears.open()) {
            Optional<Transcript> heard = Optional.empty();
            for (int i = 0; heard.isEmpty(); i++) {
                heard = utterance.push(frame(i));
                first.pushed.acquire();
            }
            assertThat(heard.get().text()).startsWith("frames ");
        }
    }

    @Test
    void whoeverWaitsUntilAllIsHeardHasEachPartialWithTheNextFrame() throws InterruptedException {
        first.partials = true;
        var ears = new TieredSpeechToText(first, Optional.empty(), SHORT);
        try (SpeechToText.Utterance utterance = ears.open()) {
            utterance.catchUp();
            assertThat(utterance.push(frame(0))).isEmpty();
            for (int i = 1; i < 100; i++) {
                utterance.catchUp();
                assertThat(utterance.push(frame(i))).contains(frames(i, "embedded"));
            }
        }
    }

    @Test
    void nobodyWaitsForAStreamThatBroke() throws InterruptedException {
        first.failingPushes.set(3);
        var ears = new TieredSpeechToText(first, Optional.empty(), SHORT, new Retry(SHORT, new Random(1), _ -> {}));
        try (SpeechToText.Utterance utterance = ears.open()) {
            push(utterance, 0, 2);
            utterance.catchUp();
            assertThat(utterance.push(frame(2))).isEmpty();
        }
    }

    @Test
    void theEngineIsToldOfSilencesAtTheFrameWhereTheyAre() throws InterruptedException {
        var ears = new TieredSpeechToText(first, Optional.empty(), SHORT);
        try (SpeechToText.Utterance utterance = ears.open()) {
            push(utterance, 0, 3);
            utterance.pausing();
            push(utterance, 3, 6);
            utterance.ending();
            push(utterance, 6, 8);
            utterance.goingOn();
            utterance.pausing();
            push(utterance, 8, 9);
            var _ = utterance.finish();
        }
        assertThat(first.signs).containsExactly("pausing at 3", "ending at 6", "going on at 8", "pausing at 8");
    }

    @Test
    void theFallbackServesWhenTheEngineFails() throws InterruptedException {
        first.failing = true;

        assertThat(hear(Optional.of(last))).isEqualTo(frames(5, "whisper"));
    }

    @Test
    void whenNothingServesTheUtteranceIsEmptyAndSaysSo() throws InterruptedException {
        first.failing = true;
        last.stuck = true;

        assertThat(hear(Optional.of(last)))
                .isEqualTo(new Transcript("", Language.HINDI, 0, List.of(), TieredSpeechToText.NONE));
        assertThat(hear(Optional.empty()).tier()).isEqualTo(TieredSpeechToText.NONE);
    }

    @Test
    void everythingOpenedIsClosed() throws InterruptedException {
        first.failing = true;
        Transcript _ = hear(Optional.of(last));

        assertThat(first.closed.get()).isEqualTo(first.opened.get());
        assertThat(last.closed.get()).isEqualTo(last.opened.get());
    }
}

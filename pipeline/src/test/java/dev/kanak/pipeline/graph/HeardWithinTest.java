package dev.kanak.pipeline.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.port.SpeechToText;
import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.Transcript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class HeardWithinTest {

    private static final Transcript FIFTY_GRAMS = new Transcript("पचास ग्राम", Language.HINDI, 0.9);

    private final CountDownLatch done = new CountDownLatch(1);
    private final List<String> troubles = new ArrayList<>();

    private Optional<Transcript> finish(long giveUpMs, boolean fails, Consumer<String> trouble)
            throws InterruptedException {
        var config = new HearingConfig(
                0.5, 0.3, 2, Duration.ofMillis(50), Duration.ofMillis(giveUpMs), Duration.ofSeconds(30), 1 << 20);
        return HeardWithin.finish(new Slow(done, fails), config, trouble.andThen(troubles::add));
    }

    @Test
    void aFinalThatTakesLongIsSaidToBeSlowAndStillTaken() throws InterruptedException {
        assertThat(finish(60_000, false, _ -> done.countDown())).contains(FIFTY_GRAMS);
        assertThat(troubles).containsExactly("slow");
    }

    @Test
    void oneThatIsThereInTimeIsNot() throws InterruptedException {
        done.countDown();

        assertThat(finish(60_000, false, _ -> {})).contains(FIFTY_GRAMS);
        assertThat(troubles).isEmpty();
    }

    @Test
    void oneThatNeverComesIsGivenUp() throws InterruptedException {
        assertThat(finish(100, false, _ -> {})).isEmpty();
        assertThat(troubles).containsExactly("slow", "timed_out");
    }

    @Test
    void aFailureIsToldByItsCode() throws InterruptedException {
        done.countDown();

        assertThat(finish(60_000, true, _ -> {})).isEmpty();
        assertThat(troubles).containsExactly("model_failed");
    }

    /** Gives its final once it may. */
    private record Slow(CountDownLatch done, boolean fails) implements SpeechToText.Utterance {

        @Override
        public Optional<Transcript> push(AudioFrame frame) {
            return Optional.empty();
        }

        @Override
        public Transcript finish() throws InterruptedException {
            done.await();
            if (fails) {
                throw new SpeechException(SpeechException.Kind.MODEL_FAILED, "scripted failure", false);
            }
            return FIFTY_GRAMS;
        }

        @Override
        public void close() {}
    }
}

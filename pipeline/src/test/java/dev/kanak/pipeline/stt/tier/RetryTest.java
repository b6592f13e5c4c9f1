package dev.kanak.pipeline.stt.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryTest {

    private final List<Duration> pauses = new ArrayList<>();
    private final Retry retry = new Retry(TierConfig.standard(), new Random(7), pauses::add);
    private int attempts;

    private String failing(int times, boolean retryable) {
        attempts++;
        if (attempts <= times) {
            throw new SpeechException(Kind.OVERLOADED, "busy", retryable);
        }
        return "done";
    }

    @Test
    void whatWasRefusedForNowIsTriedAgainAfterLongerAndLongerVaryingPauses() throws InterruptedException {
        assertThat(retry.of(() -> failing(3, true))).isEqualTo("done");

        assertThat(pauses).hasSize(3);
        for (int i = 0; i < 3; i++) {
            long base = 20L << i;
            assertThat(pauses.get(i)).isBetween(Duration.ofMillis(base / 2), Duration.ofMillis(base * 3 / 2));
        }
    }

    @Test
    void itGivesUpAfterItsRetries() {
        assertThatExceptionOfType(SpeechException.class).isThrownBy(() -> retry.of(() -> failing(9, true)));
        assertThat(attempts).isEqualTo(4);
    }

    @Test
    void whatCannotSucceedIsNotRepeated() {
        assertThatExceptionOfType(SpeechException.class).isThrownBy(() -> retry.of(() -> failing(9, false)));
        assertThat(attempts).isEqualTo(1);
        assertThat(pauses).isEmpty();
    }
}

package dev.kanak.core.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kanak.core.time.MonotonicTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AudioFrameTest {

    @ParameterizedTest
    @CsvSource({"320,16000,20000000", "960,48000,20000000", "0,16000,0", "1,44100,22675"})
    void durationIsSamplesOverRate(int samples, int rateHz, long nanos) {
        var frame = new AudioFrame(new short[samples], rateHz, MonotonicTime.ZERO);
        assertThat(frame.duration()).isEqualTo(Duration.ofNanos(nanos));
    }

    @Test
    void theEndIsTheBeginningPlusTheDuration() {
        var frame = new AudioFrame(new short[320], 16_000, MonotonicTime.ofMillis(100));
        assertThat(frame.end()).isEqualTo(MonotonicTime.ofMillis(120));
    }

    @ParameterizedTest
    @CsvSource({"0", "-8000"})
    void aRateThatIsNotPositiveIsRefusedByName(int rateHz) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AudioFrame(new short[1], rateHz, MonotonicTime.ZERO))
                .withMessageContaining("sampleRateHz")
                .withMessageContaining(String.valueOf(rateHz));
    }
}

package dev.kanak.pipeline.stt.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WhisperMelTest {

    private final WhisperMel mel = new WhisperMel(80, 480_000);

    @Test
    void aWindowIsThirtySecondsHoweverLongTheAudio() {
        assertThat(mel.of(new short[1]).frames()).isEqualTo(3000);
        assertThat(mel.of(new short[600_000]).frames()).isEqualTo(3000);
        assertThat(mel.of(new short[600_000]).values()).hasSize(240_000);
    }

    @Test
    void silenceIsTheFloor() {
        float[] values = mel.of(new short[16_000]).values();
        assertThat(min(values)).isEqualTo(max(values)).isEqualTo((-10f + 4) / 4);
    }

    @Test
    void noValueIsMoreThanTheRangeBelowTheLoudest() {
        float[] values = mel.of(tone(16_000)).values();
        float loudest = max(values);
        assertThat(min(values)).isCloseTo(loudest - 2, within(1e-6f));
    }

    @Test
    void silenceThatIsSkippedHasTheValueThatItWouldHaveGot() {
        short[] audio = tone(16_123);
        var explicit = new double[480_000];
        for (int i = 0; i < audio.length; i++) {
            explicit[i] = audio[i] / 32768.0;
        }
        assertThat(Arrays.equals(mel.of(audio).values(), mel.of(explicit).values()))
                .isTrue();
    }

    @Test
    void theTransformOfFourHundredPointsIsTheFourierSum() {
        var random = new Random(3);
        double[] signal = random.doubles(400, -1, 1).toArray();
        var power = new double[201];
        new MixedRadixFft(400).power(signal, power);
        for (int k = 0; k <= 200; k += 25) {
            double re = 0;
            double im = 0;
            for (int n = 0; n < 400; n++) {
                re += signal[n] * Math.cos(2 * Math.PI * k * n / 400);
                im -= signal[n] * Math.sin(2 * Math.PI * k * n / 400);
            }
            assertThat(power[k]).isCloseTo(re * re + im * im, within(1e-9));
        }
    }

    private static short[] tone(int count) {
        var samples = new short[count];
        for (int i = 0; i < count; i++) {
            samples[i] = (short) (8000 * Math.sin(2 * Math.PI * 440 * i / 16_000));
        }
        return samples;
    }

    private static float max(float[] values) {
        float max = values[0];
        for (float value : values) {
            max = Math.max(max, value);
        }
        return max;
    }

    private static float min(float[] values) {
        float min = values[0];
        for (float value : values) {
            min = Math.min(min, value);
        }
        return min;
    }
}

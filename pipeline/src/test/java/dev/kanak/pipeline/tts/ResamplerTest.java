package dev.kanak.pipeline.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplerTest {

    @ParameterizedTest
    @CsvSource({
        "22050, 24000, 440",
        "22050, 24000, 3000",
        "22050, 24000, 9000",
        "24000, 16000, 1000",
        "24000, 16000, 6500",
        "16000, 48000, 5000"
    })
    void aToneStaysATone(int inputHz, int outputHz, double toneHz) {
        short[] out = whole(new Resampler(inputHz, outputHz), tone(inputHz, toneHz, inputHz));
        short[] ideal = tone(outputHz, toneHz, outputHz);
        int edge = outputHz / 50;
        double signal = 0;
        double noise = 0;
        for (int i = edge; i < outputHz - edge; i++) {
            signal += (double) ideal[i] * ideal[i];
            noise += Math.pow(out[i] - ideal[i], 2);
        }
        assertThat(10 * Math.log10(signal / noise)).isGreaterThan(70);
    }

    @Test
    void whatTheLowerRateCannotHoldIsRemoved() {
        short[] out = whole(new Resampler(24_000, 16_000), tone(24_000, 9_500, 24_000));
        double power = IntStream.range(500, 15_500)
                .mapToDouble(i -> (double) out[i] * out[i])
                .average()
                .orElseThrow();
        assertThat(10 * Math.log10(power / (10_000.0 * 10_000 / 2))).isLessThan(-60);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 441, 2048})
    void piecesMakeNoDifference(int piece) {
        short[] noise = noise(10_007);
        var resampler = new Resampler(22_050, 24_000);
        short[] joined = {};
        for (int i = 0; i < noise.length; i += piece) {
            joined = join(joined, resampler.push(Arrays.copyOfRange(noise, i, Math.min(noise.length, i + piece))));
        }
        joined = join(joined, resampler.finish());
        assertThat(joined).isEqualTo(whole(new Resampler(22_050, 24_000), noise));
    }

    @Test
    void tenMinutesDoNotDrift() {
        var resampler = new Resampler(22_050, 24_000);
        var second = new short[22_050];
        long produced = 0;
        for (int i = 0; i < 600; i++) {
            produced += resampler.push(second).length;
        }
        produced += resampler.finish().length;
        assertThat(produced).isEqualTo(600L * 24_000);
    }

    @Test
    void equalRatesPassUnchanged() {
        short[] noise = noise(1000);
        assertThat(whole(new Resampler(24_000, 24_000), noise)).hasSameSizeAs(noise);
    }

    @Test
    void aRateOfZeroIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Resampler(0, 24_000))
                .withMessageContaining("inputHz");
    }

    private static short[] whole(Resampler resampler, short[] samples) {
        return join(resampler.push(samples), resampler.finish());
    }

    private static short[] join(short[] a, short[] b) {
        short[] out = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, out, a.length, b.length);
        return out;
    }

    private static short[] tone(int rateHz, double toneHz, int count) {
        var samples = new short[count];
        for (int i = 0; i < count; i++) {
            samples[i] = (short) Math.round(10_000 * Math.sin(2 * Math.PI * toneHz * i / rateHz));
        }
        return samples;
    }

    private static short[] noise(int count) {
        var random = new Random(3);
        var samples = new short[count];
        for (int i = 0; i < count; i++) {
            samples[i] = (short) random.nextInt(-8000, 8000);
        }
        return samples;
    }
}

package dev.kanak.pipeline.stt.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NemoMelTest {

    @ParameterizedTest
    @CsvSource({"NEMO_1,1,1,1", "NEMO_1,160,2,2", "NEMO_1,16000,101,101", "NEMO_2,16000,101,100", "NEMO_2,1,1,1"})
    void framesAndThoseThatCountFollowFromTheSamples(NemoMel mel, int samples, int frames, int valid) {
        Features features = mel.of(noise(samples));
        assertThat(features.frames()).isEqualTo(frames);
        assertThat(features.validFrames()).isEqualTo(valid);
        assertThat(features.bands()).isEqualTo(80);
    }

    @ParameterizedTest
    @EnumSource
    void eachBandHasMeanZeroAndDeviationOneOverTheFramesThatCount(NemoMel mel) {
        Features features = mel.of(noise(16_000));
        for (int band = 0; band < 80; band++) {
            double sum = 0;
            double squares = 0;
            for (int t = 0; t < features.validFrames(); t++) {
                float x = features.values()[band * features.frames() + t];
                sum += x;
                squares += x * x;
            }
            assertThat(sum / features.validFrames()).isCloseTo(0, within(1e-5));
            assertThat(squares / (features.validFrames() - 1)).isCloseTo(1, within(1e-3));
        }
    }

    @Test
    void theFrameThatDoesNotCountIsZero() {
        Features features = NemoMel.NEMO_2.of(noise(1600));
        assertThat(features.values()[features.frames() - 1]).isZero();
    }

    @Test
    void theVersionsAgreeInsideAndDifferAtTheEnds() {
        float[] first = NemoMel.NEMO_1.of(noise(48_000)).values();
        float[] second = NemoMel.NEMO_2.of(noise(48_000)).values();
        assertThat(first[150]).isCloseTo(second[150], within(0.1f));
        assertThat(first[0]).isNotCloseTo(second[0], within(0.1f));
    }

    @Test
    void silenceIsFlat() {
        assertThat(NemoMel.NEMO_1.of(new short[1600]).values()).containsOnly(0f);
    }

    @Test
    void noAudioIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> NemoMel.NEMO_1.of(new short[0]));
    }

    private static short[] noise(int count) {
        var random = new Random(7);
        var samples = new short[count];
        for (int i = 0; i < count; i++) {
            samples[i] = (short) random.nextInt(-9000, 9000);
        }
        return samples;
    }
}

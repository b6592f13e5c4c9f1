package dev.kanak.pipeline.stt.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kanak.pipeline.TestFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The front ends against reference vectors made by another implementation in double precision. */
@Tag("external")
class ReferenceFeaturesTest {

    private static final float TOLERANCE = 2e-3f;
    private static final Path DATA = TestFiles.shared().resolve("models/data");

    @ParameterizedTest
    @CsvSource({
        "NEMO_1, mel_nemo1_jfk, speech-en/jfk.wav",
        "NEMO_1, mel_nemo1_hi, speech-hi/Regional-Gorakhpur-Hindi-0720-201912148167__sent_61.wav",
        "NEMO_2, mel_nemo2_jfk, speech-en/jfk.wav",
        "NEMO_2, mel_nemo2_hi, speech-hi/Regional-Gorakhpur-Hindi-0720-201912148167__sent_61.wav"
    })
    void nemo(NemoMel mel, String golden, String audio) {
        Features features = mel.of(pcm(audio));
        assertThat(largestDifference(features, golden(golden), features.frames()))
                .isLessThan(TOLERANCE);
    }

    @Test
    void whisper() {
        Features features = new WhisperMel(80, 480_000).of(pcm("speech-en/jfk.wav"));
        assertThat(largestDifference(features, golden("mel_whisper80_jfk_first1100"), 1100))
                .isLessThan(TOLERANCE);
    }

    /** Over the first {@code frames} frames, as many as the reference has. */
    private static float largestDifference(Features features, float[] expected, int frames) {
        assertThat(expected).hasSize(features.bands() * frames);
        float largest = 0;
        for (int band = 0; band < features.bands(); band++) {
            for (int frame = 0; frame < frames; frame++) {
                float value = features.values()[band * features.frames() + frame];
                largest = Math.max(largest, Math.abs(value - expected[band * frames + frame]));
            }
        }
        return largest;
    }

    private static short[] pcm(String audio) {
        assumeTrue(Files.isDirectory(DATA), "reference data is not here");
        return TestFiles.wav(DATA.resolve(audio));
    }

    private static float[] golden(String name) {
        return TestFiles.floats(DATA.resolve("golden/" + name + ".f32"));
    }
}

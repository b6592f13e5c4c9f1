package dev.kanak.pipeline.stt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kanak.pipeline.TestFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogMelTest {

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "159,1", "160,2", "16000,101", "16159,101"})
    void nSamplesGiveOneFrameMoreThanWholeHops(int samples, int frames) {
        assertThat(whole(new short[samples])).hasSize(frames);
    }

    @Test
    void silenceIsTheGuardAlone() {
        for (float[] frame : whole(new short[1600])) {
            assertThat(frame).containsOnly((float) (-24 * Math.log(2)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 77, 160, 320, 4096})
    void audioInPiecesGivesTheSameFramesAsAtOnce(int piece) {
        short[] audio = noise(7_351);
        var frames = new ArrayList<float[]>();
        var mel = new LogMel(bands -> frames.add(bands.clone()));
        for (int i = 0; i < audio.length; i += piece) {
            mel.push(Arrays.copyOfRange(audio, i, Math.min(audio.length, i + piece)));
        }
        mel.finish();
        assertThat(frames.toArray(float[][]::new)).isDeepEqualTo(whole(audio).toArray(float[][]::new));
    }

    @Test
    void aToneIsLoudestInItsBand() {
        var tone = new short[3200];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (short) (10_000 * Math.sin(2 * Math.PI * 1000 * i / LogMel.RATE_HZ));
        }
        float[] frame = whole(tone).get(10);
        int loudest = 0;
        for (int band = 1; band < LogMel.BANDS; band++) {
            loudest = frame[band] > frame[loudest] ? band : loudest;
        }
        // 1 kHz is mel 15; bands are centred on (i + 1) / 81 of mel(8 kHz) = 45.25, so on band 25.85.
        assertThat(loudest).isBetween(25, 26);
    }

    @Tag("external")
    @ParameterizedTest
    @CsvSource({
        "mel_nemo2_jfk, speech-en/jfk.wav",
        "mel_nemo2_hi, speech-hi/Regional-Gorakhpur-Hindi-0720-201912148167__sent_61.wav"
    })
    void agreesWithTheReferenceFrontEnd(String golden, String audio) {
        Path data = TestFiles.shared().resolve("models/data");
        assumeTrue(Files.isDirectory(data), "reference data is not here");
        float[] expected = TestFiles.floats(data.resolve("golden/" + golden + ".f32"));
        List<float[]> frames = whole(TestFiles.wav(data.resolve(audio)));
        int valid = frames.size() - 1;
        for (int band = 0; band < LogMel.BANDS; band++) {
            double[] row = normalised(frames, band, valid);
            for (int t = 0; t < valid; t++) {
                assertThat(row[t]).isCloseTo(expected[band * frames.size() + t], within(2e-3));
            }
        }
    }

    /** The reference is normalised per band over its valid frames: mean 0, deviation (n - 1) 1. */
    private static double[] normalised(List<float[]> frames, int band, int valid) {
        double[] row =
                frames.stream().limit(valid).mapToDouble(frame -> frame[band]).toArray();
        double mean = Arrays.stream(row).average().orElseThrow();
        double variance = Arrays.stream(row).map(x -> (x - mean) * (x - mean)).sum() / (valid - 1);
        return Arrays.stream(row)
                .map(x -> (x - mean) / (Math.sqrt(variance) + 1e-5))
                .toArray();
    }

    private static List<float[]> whole(short[] audio) {
        var frames = new ArrayList<float[]>();
        var mel = new LogMel(bands -> frames.add(bands.clone()));
        mel.push(audio);
        mel.finish();
        return frames;
    }

    private static short[] noise(int count) {
        var random = new Random(5);
        var samples = new short[count];
        for (int i = 0; i < count; i++) {
            samples[i] = (short) random.nextInt(-9000, 9000);
        }
        return samples;
    }
}

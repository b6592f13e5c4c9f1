package dev.kanak.pipeline.vad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.error.SpeechException;
import dev.kanak.pipeline.TestFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SileroVadIT {

    private final InferencePool pool = new InferencePool(1, 8);

    @AfterEach
    void stop() {
        pool.close();
    }

    @Test
    void digitalSilenceIsNoSpeech() throws InterruptedException {
        try (var vad = SileroVad.load(TestFiles.models().resolve("vad/model.onnx"), pool)) {
            VadStream stream = vad.open();
            for (int i = 0; i < 30; i++) {
                assertThat(stream.probability(new float[512])).isLessThan(0.35f);
            }
        }
    }

    @Test
    void theProjectsOwnTellsOfThePastUntilItIsReset() throws InterruptedException {
        try (var vad = SileroVad.load(TestFiles.models().resolve("vad/model.onnx"), pool)) {
            VadStream stream = vad.open();
            assertThat(stream.past()).isEmpty();
            stream.probability(new float[512]);
            assertThat(stream.past()).hasSize(16);
            stream.reset();
            assertThat(stream.past()).isEmpty();
        }
    }

    @Test
    void aMissingModelIsNamed() {
        assertThatThrownBy(() -> SileroVad.load(Path.of("nowhere.onnx"), pool))
                .isInstanceOfSatisfying(
                        SpeechException.class, e -> assertThat(e.kind()).isEqualTo(SpeechException.Kind.MODEL_MISSING));
    }

    @Tag("external")
    @ParameterizedTest
    @CsvSource({
        "silero_vad.onnx, silero_silero_vad_jfk, speech-en/jfk.wav",
        "silero_vad.onnx, silero_silero_vad_hi, speech-hi/Regional-Gorakhpur-Hindi-0720-201912148167__sent_61.wav",
        "silero_vad_16k_op15.onnx, silero_silero_vad_16k_op15_jfk, speech-en/jfk.wav",
        "silero_vad_16k_op15.onnx, silero_silero_vad_16k_op15_hi,"
                + " speech-hi/Regional-Gorakhpur-Hindi-0720-201912148167__sent_61.wav",
        "silero_vad_op18_ifless.onnx, silero_silero_vad_op18_ifless_jfk, speech-en/jfk.wav",
        "silero_vad_op18_ifless.onnx, silero_silero_vad_op18_ifless_hi,"
                + " speech-hi/Regional-Gorakhpur-Hindi-0720-201912148167__sent_61.wav",
        "silero_vad_half.onnx, silero_silero_vad_half_jfk, speech-en/jfk.wav",
        "silero_vad_half.onnx, silero_silero_vad_half_hi,"
                + " speech-hi/Regional-Gorakhpur-Hindi-0720-201912148167__sent_61.wav"
    })
    void silerosOwnWeightsGiveTheirReferenceProbabilities(String model, String golden, String audio)
            throws InterruptedException {
        Path data = TestFiles.shared().resolve("models/data");
        assumeTrue(Files.isDirectory(data), "reference data is not here");
        float[] expected = TestFiles.floats(data.resolve("golden/" + golden + ".f32"));
        short[] samples = TestFiles.wav(data.resolve(audio));
        try (var vad = SileroVad.load(data.resolve("silero-vad/" + model), pool)) {
            VadStream stream = vad.open();
            for (int i = 0; i < expected.length; i++) {
                assertThat(stream.probability(window(samples, i))).isCloseTo(expected[i], within(1e-3f));
            }
        }
    }

    @Tag("external")
    @ParameterizedTest
    @CsvSource({"silero_vad.onnx", "silero_vad_op18_ifless.onnx"})
    void layoutsThatKnowEightKilohertzHearSpeechThere(String model) throws InterruptedException {
        Path data = TestFiles.shared().resolve("models/data");
        assumeTrue(Files.isDirectory(data), "reference data is not here");
        short[] narrow = halved(TestFiles.wav(data.resolve("speech-en/jfk.wav")));
        try (var vad = SileroVad.load(data.resolve("silero-vad/" + model), pool, 8_000)) {
            VadStream stream = vad.open();
            double sum = 0;
            int windows = narrow.length / vad.windowSamples();
            for (int i = 0; i < windows; i++) {
                var window = new float[vad.windowSamples()];
                for (int k = 0; k < window.length; k++) {
                    window[k] = narrow[i * window.length + k] / 32768f;
                }
                sum += stream.probability(window);
            }
            assertThat(vad.windowSamples()).isEqualTo(256);
            assertThat(sum / windows).isBetween(0.5, 0.9);
        }
    }

    @Tag("external")
    @Test
    void aLayoutWithoutARateIsRefusedAtEightKilohertz() {
        Path data = TestFiles.shared().resolve("models/data");
        assumeTrue(Files.isDirectory(data), "reference data is not here");
        assertThatThrownBy(() -> SileroVad.load(data.resolve("silero-vad/silero_vad_half.onnx"), pool, 8_000))
                .isInstanceOf(SpeechException.class)
                .hasMessageContaining("16 kHz");
    }

    @Test
    void anotherNetworkIsRefusedWithWhatWasFound() {
        assertThatThrownBy(() -> SileroVad.load(TestFiles.models().resolve("turn/model.onnx"), pool))
                .isInstanceOf(SpeechException.class)
                .hasMessageContaining("input float32[?,?]")
                .hasMessageContaining("classes");
    }

    /** Every second sample of the mean of two neighbours: rough, but speech stays speech. */
    private static short[] halved(short[] samples) {
        var halved = new short[samples.length / 2];
        for (int i = 0; i < halved.length; i++) {
            halved[i] = (short) ((samples[2 * i] + samples[2 * i + 1]) / 2);
        }
        return halved;
    }

    private static float[] window(short[] samples, int index) {
        var window = new float[SileroVad.WINDOW];
        for (int i = 0; i < window.length; i++) {
            int at = index * window.length + i;
            window[i] = at < samples.length ? samples[at] / 32768f : 0;
        }
        return window;
    }
}

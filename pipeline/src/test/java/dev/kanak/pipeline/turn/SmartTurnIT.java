package dev.kanak.pipeline.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.speech.RecognitionContext;
import dev.kanak.pipeline.TestFiles;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The graph has smart-turn v3's names, types and shapes and random weights. */
class SmartTurnIT {

    private final InferencePool pool = new InferencePool(1, 8);

    @AfterEach
    void stop() {
        pool.close();
    }

    private static Path graph() {
        try {
            return Path.of(
                    SmartTurnIT.class.getResource("smart-turn-v3.2-cpu.onnx").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TurnSoFar noise(int samples) {
        var random = new Random(7);
        var audio = new short[samples];
        for (int i = 0; i < samples; i++) {
            audio[i] = (short) (random.nextGaussian() * 2_000);
        }
        return new TurnSoFar("", RecognitionContext.NONE, audio);
    }

    @ParameterizedTest
    @CsvSource({"0", "1600", "128000", "160000"})
    void itJudgesAudioOfAnyLength(int samples) throws InterruptedException {
        try (var turn = SmartTurn.load(graph(), false, 0.5, pool)) {
            assertThat(turn.probabilityComplete(noise(samples))).isBetween(0.0, 1.0);
        }
    }

    @Test
    void onlyTheLastEightSecondsCount() throws InterruptedException {
        var longer = noise(160_000);
        var tail = new TurnSoFar("", RecognitionContext.NONE, Arrays.copyOfRange(longer.audio(), 32_000, 160_000));
        try (var turn = SmartTurn.load(graph(), false, 0.5, pool)) {
            assertThat(turn.probabilityComplete(longer)).isEqualTo(turn.probabilityComplete(tail));
        }
    }

    @Test
    void theMakersThresholdIsMappedToOneHalf() throws InterruptedException {
        double plain;
        try (var turn = SmartTurn.load(graph(), false, 0.5, pool)) {
            plain = turn.probabilityComplete(noise(64_000));
        }
        try (var turn = SmartTurn.load(graph(), false, plain, pool)) {
            assertThat(turn.probabilityComplete(noise(64_000))).isCloseTo(0.5, within(1e-6));
        }
    }

    @Test
    void logOddsAreTurnedIntoAProbability() throws InterruptedException {
        double plain;
        try (var turn = SmartTurn.load(graph(), false, 0.5, pool)) {
            plain = turn.probabilityComplete(noise(64_000));
        }
        try (var turn = SmartTurn.load(graph(), true, 0.5, pool)) {
            assertThat(turn.probabilityComplete(noise(64_000))).isCloseTo(1 / (1 + Math.exp(-plain)), within(1e-6));
        }
    }

    @Test
    void aGraphWithOtherInputsIsRefusedWithWhatWasFound() {
        assertThatThrownBy(() -> SmartTurn.load(TestFiles.models().resolve("vad/model.onnx"), false, 0.5, pool))
                .isInstanceOf(SpeechException.class)
                .hasMessageContaining("input_features")
                .hasMessageContaining("stateN");
    }

    @Tag("external")
    @ParameterizedTest
    @CsvSource({
        "smartturn_jfk, speech-en/jfk.wav",
        "smartturn_hi, speech-hi/Regional-Gorakhpur-Hindi-0720-201912148167__sent_61.wav"
    })
    void theFeaturesAreThoseOfTheReference(String golden, String audio) {
        Path data = TestFiles.shared().resolve("models/data");
        assumeTrue(Files.isDirectory(data), "reference data is not here");
        float[] expected = TestFiles.floats(data.resolve("golden/" + golden + ".f32"));
        float[] features = SmartTurn.features(TestFiles.wav(data.resolve(audio)));

        assertThat(features).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(features[i]).isCloseTo(expected[i], within(2e-3f));
        }
    }
}

package dev.kanak.pipeline.stt.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import dev.kanak.core.model.OnnxModel;
import dev.kanak.pipeline.TestFiles;
import dev.kanak.pipeline.stt.feature.Features;
import dev.kanak.pipeline.stt.window.Precision;
import dev.kanak.pipeline.stt.window.Reading;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small Whispers with random weights in both published layouts, and what another program answers without a cache. */
class WhisperModelIT {

    private static final HallucinationLimits KEEP_ALL = new HallucinationLimits(-120, 1, -10, 100, 1000);

    @TempDir
    private Path folder = Path.of(".");

    private final InferencePool pool = new InferencePool(1, 16);

    @AfterEach
    void close() {
        pool.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"merged", "split"})
    void theCacheChangesNothing(String layout) throws IOException {
        copy(layout, folder);
        Path graphs = folder.resolve("onnx");
        var width = new DecoderGraphs.CacheWidth(2, 8);
        JsonNode answers =
                new ObjectMapper().readTree(resources().resolve("answers.json").toFile());
        WhisperTokens tokens = WhisperTokens.read(folder, "hi");
        try (var encoder = OnnxModel.load(graphs.resolve("encoder_model.onnx"));
                var decoder = layout.equals("merged")
                        ? DecoderGraphs.merged(graphs.resolve("decoder_model_merged.onnx"), width, 1)
                        : DecoderGraphs.split(
                                graphs.resolve("decoder_model.onnx"),
                                graphs.resolve("decoder_with_past_model.onnx"),
                                width,
                                1);
                var run = new DecoderRun(encoder, decoder, DecoderRun.EmptyCache.NO_LENGTH)) {
            var text = new GreedyText(tokens, TokenBytes.load(folder), 1000);
            run.encode(features());
            int token = text.choose(
                    run.start(tokens.prompt().stream()
                            .mapToLong(Integer::longValue)
                            .toArray()),
                    400);
            JsonNode expected = answers.get("tokens");
            for (int step = 0; step < expected.size(); step++) {
                assertThat(token)
                        .as("step %d", step)
                        .isEqualTo(expected.get(step).get(0).asInt());
                assertThat(text.pieces().getLast().probability())
                        .isCloseTo(expected.get(step).get(1).asDouble(), within(1e-3));
                token = text.choose(run.next(token), 400);
            }
        }
    }

    @Test
    void thePromptPinsLanguageAndTaskWithoutTimestamps() throws IOException {
        copy("merged", folder);
        assertThat(WhisperTokens.read(folder, "hi").prompt()).containsExactly(321, 322, 324, 327);
        assertThat(WhisperTokens.read(folder, "en").prompt()).containsExactly(321, 323, 324, 327);
        Files.delete(folder.resolve("generation_config.json"));
        assertThat(WhisperTokens.read(folder, "hi").prompt()).containsExactly(321, 322, 324, 327);
        assertThat(WhisperTokens.read(folder, "hi").noSpeech()).isEqualTo(326);
    }

    @ParameterizedTest
    @ValueSource(strings = {"merged", "split"})
    void audioIsReadAgainAndAgainWithTheSameAnswer(String layout) throws Exception {
        copy(layout, folder);
        try (var model = WhisperModel.load(config(KEEP_ALL, "hi", Precision.AUTO), pool)) {
            Reading first = model.read(noise(24_000));
            assertThat(model.read(noise(24_000))).isEqualTo(first);
            assertThat(model.windowSamples()).isEqualTo(480_000);
        }
    }

    @Test
    void silenceIsNotReadAtAll() throws Exception {
        copy("merged", folder);
        try (var model = WhisperModel.load(config(HallucinationLimits.USUAL, "hi", Precision.AUTO), pool)) {
            assertThat(model.read(new short[32_000])).isEqualTo(Reading.NOTHING);
            assertThat(model.read(new short[0])).isEqualTo(Reading.NOTHING);
        }
    }

    @Test
    void aQuantisedFileThatDoesNotRunFallsBackToTheFullOne() throws Exception {
        copy("merged", folder);
        Files.writeString(folder.resolve("onnx/encoder_model_int8.onnx"), "no graph");
        try (var model = WhisperModel.load(config(KEEP_ALL, "hi", Precision.INT8), pool)) {
            assertThat(model.windowSamples()).isEqualTo(480_000);
        }
    }

    @Nested
    class Refusals {

        @Test
        void aFolderWithoutADecoderListsWhatItHas() throws IOException {
            copy("merged", folder);
            Files.delete(folder.resolve("onnx/decoder_model_merged.onnx"));
            assertRefused(
                    Kind.MODEL_MISSING,
                    "folder %s needs encoder_model.onnx and decoder_model_merged.onnx, or decoder_model.onnx and decoder_with_past_model.onnx; found [encoder_model.onnx]"
                            .formatted(folder.getFileName()),
                    "hi");
        }

        @Test
        void anotherEncoderListsWhatWasFound() throws IOException {
            copy("split", folder);
            Files.copy(
                    folder.resolve("onnx/decoder_with_past_model.onnx"),
                    folder.resolve("onnx/encoder_model.onnx"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            assertThatExceptionOfType(SpeechException.class)
                    .isThrownBy(() -> WhisperModel.load(config(KEEP_ALL, "hi", Precision.AUTO), pool))
                    .withMessageStartingWith("encoder_model.onnx: needs input input_features float32[?,?,3000];"
                            + " found inputs [input_ids int64[?,?], past_key_values.0.decoder.key float32[?,2,?,8]");
        }

        @Test
        void aMergedDecoderWithoutItsSwitchIsRefused() throws IOException {
            copy("merged", folder);
            copy("split", Files.createDirectory(folder.resolve("other")));
            Files.copy(
                    folder.resolve("other/onnx/decoder_model.onnx"),
                    folder.resolve("onnx/decoder_model_merged.onnx"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            assertThatExceptionOfType(SpeechException.class)
                    .isThrownBy(() -> WhisperModel.load(config(KEEP_ALL, "hi", Precision.AUTO), pool))
                    .withMessageStartingWith("decoder_model_merged.onnx: needs input use_cache_branch bool[1];");
        }

        @Test
        void aLanguageThatTheModelLacksIsNamed() throws IOException {
            copy("merged", folder);
            assertRefused(
                    Kind.MODEL_FAILED,
                    "no id for <|ta|> in generation_config.json, config.json, added_tokens.json or tokenizer.json",
                    "ta");
        }

        @Test
        void aMissingVocabularyIsNamed() throws IOException {
            copy("merged", folder);
            Files.delete(folder.resolve("vocab.json"));
            assertRefused(
                    Kind.MODEL_MISSING, "no vocabulary: needs tokenizer.json or vocab.json beside the graphs", "hi");
        }
    }

    /** The contract graphs with the published vocabulary of 51 865 tokens. */
    @Tag("external")
    @Test
    void thePublishedVocabularyFitsThePublishedShape() throws Exception {
        Path shared = TestFiles.shared().resolve("models");
        assumeTrue(Files.isDirectory(shared), "reference data is not here");
        copyTree(shared.resolve("contract/whisper_optimum"), folder);
        Files.copy(shared.resolve("data/whisper/multilingual.tiktoken"), folder.resolve("multilingual.tiktoken"));
        Files.writeString(
                folder.resolve("generation_config.json"),
                "{\"lang_to_id\": {\"<|hi|>\": 50276}, \"task_to_id\": {\"transcribe\": 50359},"
                        + " \"no_timestamps_token_id\": 50363, \"suppress_tokens\": [1, 2], \"begin_suppress_tokens\": [220, 50257]}");
        try (var model = WhisperModel.load(config(KEEP_ALL, "hi", Precision.AUTO), pool)) {
            assertThat(model.read(noise(16_000))).isNotNull();
        }
        assertThat(WhisperTokens.read(folder, "hi").prompt()).containsExactly(50_258, 50_276, 50_359, 50_363);
    }

    private void assertRefused(Kind kind, String message, String language) {
        assertThatExceptionOfType(SpeechException.class)
                .isThrownBy(() -> WhisperModel.load(config(KEEP_ALL, language, Precision.AUTO), pool))
                .withMessage(message)
                .satisfies(refused -> assertThat(refused.kind()).isEqualTo(kind));
    }

    private WhisperConfig config(HallucinationLimits limits, String language, Precision precision) {
        return new WhisperConfig(folder, language, precision, Duration.ZERO, limits, 1);
    }

    private static Features features() {
        var values = new float[80 * 3000];
        for (int k = 0; k < values.length; k++) {
            values[k] = (float) Math.sin(0.37 * k + (k % 97) * 0.11);
        }
        return new Features(values, 80, 3000, 3000);
    }

    private static void copy(String layout, Path into) throws IOException {
        copyTree(resources().resolve(layout), into);
    }

    private static void copyTree(Path from, Path into) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.sorted().toList()) {
                Path target = into.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.write(target, Files.readAllBytes(file));
                }
            }
        }
    }

    private static Path resources() {
        try {
            return Path.of(Objects.requireNonNull(WhisperModelIT.class.getResource("answers.json"))
                            .toURI())
                    .resolveSibling("");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static short[] noise(int count) {
        var random = new Random(2);
        var samples = new short[count];
        for (int i = 0; i < count; i++) {
            samples[i] = (short) random.nextInt(-9000, 9000);
        }
        return samples;
    }
}

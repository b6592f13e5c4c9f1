package dev.kanak.pipeline.stt.conformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import dev.kanak.pipeline.stt.conformer.ConformerConfig.Decoder;
import dev.kanak.pipeline.stt.window.Precision;
import dev.kanak.pipeline.stt.window.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published layouts over graphs with random weights, and what another program answers with the same graphs. */
class ConformerModelIT {

    @TempDir
    private Path folder = Path.of(".");

    private final InferencePool pool = new InferencePool(1, 16);

    @AfterEach
    void close() {
        pool.close();
    }

    @ParameterizedTest
    @CsvSource({"ai4bharat, ctc", "repackaged, repackaged", "single, single", "all, all"})
    void ctcReadsWhatTheReferenceReads(String layout, String answer) throws IOException {
        Graphs.copy(layout, folder);
        var config = Graphs.config(folder, "hi", Decoder.CTC, Precision.FP32);
        try (Network network = ConformerLayout.load(config, _ -> 1).network()) {
            List<Token> tokens = network.read(Graphs.features()).tokens();
            JsonNode expected = Graphs.answers().get(answer);
            assertThat(tokens).hasSize(expected.size()).hasSizeGreaterThan(20);
            for (int i = 0; i < tokens.size(); i++) {
                Token token = tokens.get(i);
                JsonNode reference = expected.get(i);
                assertThat(new int[] {token.piece(), token.firstFrame(), token.endFrame()})
                        .containsExactly(
                                reference.get(0).asInt(),
                                reference.get(1).asInt(),
                                reference.get(2).asInt());
                assertThat(token.probability()).isCloseTo(reference.get(3).asDouble(), within(1e-3));
            }
        }
    }

    @Test
    void rnntReadsWhatTheReferenceReads() throws IOException {
        Graphs.copy("ai4bharat", folder);
        var config = Graphs.config(folder, "ta", Decoder.RNNT, Precision.FP32);
        try (Network network = ConformerLayout.load(config, _ -> 1).network()) {
            List<Token> tokens = network.read(Graphs.features()).tokens();
            JsonNode expected = Graphs.answers().get("rnnt");
            assertThat(tokens).hasSize(expected.size()).hasSizeGreaterThan(20);
            for (int i = 0; i < tokens.size(); i++) {
                assertThat(tokens.get(i).piece())
                        .isEqualTo(expected.get(i).get(0).asInt());
                assertThat(tokens.get(i).firstFrame())
                        .isEqualTo(expected.get(i).get(1).asInt());
                assertThat(tokens.get(i).probability()).isBetween(0.0, 1.0);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"ai4bharat, 8", "repackaged, 8", "single, 4", "all, 4"})
    void theSubsamplingIsReadFromTheModel(String layout, int subsampling) throws IOException {
        Graphs.copy(layout, folder);
        try (var model = ConformerModel.load(Graphs.config(folder, "hi", Decoder.CTC, Precision.FP32), pool)) {
            assertThat(model.subsampling()).isEqualTo(subsampling);
        }
    }

    @ParameterizedTest
    @CsvSource({"ai4bharat", "single"})
    void audioBecomesWordsOfTheLanguageWithTimesAndConfidence(String layout) throws Exception {
        Graphs.copy(layout, folder);
        try (var model = ConformerModel.load(Graphs.config(folder, "hi", Decoder.CTC, Precision.FP32), pool)) {
            Reading reading = model.read(noise(32_000));
            assertThat(reading.words()).isNotEmpty().allSatisfy(word -> {
                assertThat(word.text()).matches("[\\u0900-\\u097F]+");
                assertThat(word.startMs()).isBetween(0, 2_000);
                assertThat(word.endMs()).isBetween(word.startMs(), 2_080);
                assertThat(word.confidence()).isBetween(0.0, 1.0);
            });
            assertThat(model.read(noise(32_000))).isEqualTo(reading);
            assertThat(model.read(new short[0])).isEqualTo(Reading.NOTHING);
            assertThat(model.windowSamples()).isEqualTo(240_000);
        }
    }

    @Nested
    class AFileThatThisMachineCannotRun {

        @ParameterizedTest
        @CsvSource({"AUTO", "INT8"})
        void fallsBackToTheFullOne(Precision precision) throws Exception {
            Graphs.copy("single", folder);
            try (var model = ConformerModel.load(Graphs.config(folder, "hi", Decoder.CTC, precision), pool)) {
                assertThat(model.subsampling()).isEqualTo(4);
            }
        }

        @Test
        void withoutTheFullOneIsRefusedWithWhatToDo() throws IOException {
            Graphs.copy("single", folder);
            Files.delete(folder.resolve("model.onnx"));
            assertRefused(
                    Kind.MODEL_FAILED,
                    "cannot load model model.int8.onnx: this processor's runtime has no ConvInteger(10);"
                            + " put the model's fp32 file beside it, which is then used instead");
        }
    }

    @Nested
    class Refusals {

        @Test
        void anUnknownLayoutListsWhatIsThere() throws IOException {
            Files.writeString(folder.resolve("notes.md"), "");
            assertRefused(
                    Kind.MODEL_MISSING,
                    "folder %s has none of assets/encoder.onnx, encoder-model.onnx, model.onnx with vocab.txt;"
                                    .formatted(folder.getFileName())
                            + " found [notes.md]");
        }

        @Test
        void aGraphWithOtherNamesListsWhatWasFound() throws IOException {
            Graphs.copy("ai4bharat", folder);
            Path assets = folder.resolve("assets");
            Files.move(
                    assets.resolve("joint_enc.onnx"),
                    assets.resolve("encoder.onnx"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            assertRefused(
                    Kind.MODEL_FAILED,
                    "encoder.onnx: needs input audio_signal float32[?,80,?];"
                            + " found inputs [input float32[?,?,1024]] and outputs [output float32[?,?,640]]");
        }

        @Test
        void aVocabularyOfAnotherSizeIsRefused() throws IOException {
            Graphs.copy("single", folder);
            Files.delete(folder.resolve("model.int8.onnx"));
            Files.writeString(folder.resolve("vocab.txt"), "<unk> 0\nक 1\n<blk> 2\n");
            assertRefused(
                    Kind.MODEL_FAILED,
                    "model.onnx: needs output logprobs float32[?,?,3]; found inputs [audio_signal float32[?,80,?],"
                            + " length int64[?]] and outputs [logprobs float32[?,?,257]]");
        }

        @Test
        void aMissingVocabularyIsNamed() throws IOException {
            Graphs.copy("ai4bharat", folder);
            Files.delete(folder.resolve("assets/vocab.json"));
            assertRefused(Kind.MODEL_MISSING, "cannot read vocabulary vocab.json");
        }

        @Test
        void aMalformedVocabularyNamesTheLine() throws IOException {
            Graphs.copy("single", folder);
            Files.writeString(folder.resolve("vocab.txt"), "<unk> 0\nक 7\n");
            assertRefused(Kind.MODEL_FAILED, "vocab.txt: line 2 must be a piece, a space and the id 1");
        }

        @Test
        void aLanguageThatTheModelLacksListsThoseItHas() throws IOException {
            Graphs.copy("all", folder);
            assertThatExceptionOfType(SpeechException.class)
                    .isThrownBy(
                            () -> ConformerModel.load(Graphs.config(folder, "fr", Decoder.CTC, Precision.FP32), pool))
                    .withMessageStartingWith("vocab.txt has no language fr; it has [as, bn,");
        }

        @Test
        void anRnntDecoderIsInTheOriginalLayoutOnly() throws IOException {
            Graphs.copy("single", folder);
            assertThatExceptionOfType(SpeechException.class)
                    .isThrownBy(
                            () -> ConformerModel.load(Graphs.config(folder, "hi", Decoder.RNNT, Precision.FP32), pool))
                    .withMessage("only the 600M model in AI4Bharat's own layout has an RNNT decoder");
        }

        @Test
        void aMissingJointNetworkOfTheLanguageIsNamed() throws IOException {
            Graphs.copy("ai4bharat", folder);
            Files.delete(folder.resolve("assets/joint_post_net_hi.onnx"));
            assertThatExceptionOfType(SpeechException.class)
                    .isThrownBy(
                            () -> ConformerModel.load(Graphs.config(folder, "hi", Decoder.RNNT, Precision.FP32), pool))
                    .withMessage("no model file joint_post_net_hi.onnx");
        }
    }

    private void assertRefused(Kind kind, String message) {
        assertThatExceptionOfType(SpeechException.class)
                .isThrownBy(() -> ConformerModel.load(Graphs.config(folder, "hi", Decoder.CTC, Precision.AUTO), pool))
                .withMessage(message)
                .satisfies(refused -> assertThat(refused.kind()).isEqualTo(kind));
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

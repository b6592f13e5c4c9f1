package dev.kanak.pipeline.stt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.kanak.pipeline.stt.ExpectedWords.Strength;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decoding over the symbols space, a, b and blank. */
class CtcDecoderTest {

    private static final int SPACE = 0;
    private static final int A = 1;
    private static final int B = 2;
    private static final int BLANK = 3;

    @TempDir
    Path folder;

    private Vocabulary vocabulary;

    @BeforeEach
    void readVocabulary() throws IOException {
        Path file = folder.resolve("vocab.txt");
        Files.write(file, List.of("\u2581 0", "a 1", "b 2", "<blk> 3"));
        vocabulary = Vocabulary.load(file);
    }

    @Nested
    class Greedy {

        @Test
        void collapsesRepeatsAndDropsBlanks() {
            var decoder = new CtcGreedy(vocabulary);
            decoder.push(sure(A, A, BLANK, A, SPACE, SPACE, B, BLANK));
            assertThat(decoder.finish().text()).isEqualTo("aa b");
        }

        @Test
        void silenceIsNoTextWithoutConfidence() {
            var decoder = new CtcGreedy(vocabulary);
            decoder.push(sure(BLANK, BLANK));
            assertThat(decoder.finish())
                    .isEqualTo(new CtcDecoder.Hypothesis("", List.of(), new CtcDecoder.Evidence(0, 0, 0, 0, 0, 1)));
        }
    }

    @Nested
    class PrefixBeam {

        @Test
        void readsSureFramesAsGreedyDoes() throws IOException {
            CtcPrefixBeam decoder = beam(uniform(), 0);
            decoder.push(sure(A, A, BLANK, A, SPACE, SPACE, B, BLANK));
            assertThat(decoder.finish().text()).isEqualTo("aa b");
        }

        /** Two frames of p(a) = 0.4, p(blank) = 0.6: the best path is blank, but "a" has 0.64 in all its paths. */
        @Test
        void sumsOverAllAlignmentsOfAText() throws IOException {
            CtcPrefixBeam decoder = beam(uniform(), 0);
            decoder.push(frame(Map.of(A, 0.4, BLANK, 0.6)));
            decoder.push(frame(Map.of(A, 0.4, BLANK, 0.6)));
            assertThat(decoder.best().text()).isEqualTo("a");
        }

        @Test
        void theLanguageModelDecidesWhereTheSoundDoesNot() throws IOException {
            float[] unclear = frame(Map.of(A, 0.5, B, 0.49, BLANK, 0.01));
            CtcPrefixBeam without = beam(preferring(B), 0);
            without.push(unclear);
            CtcPrefixBeam with = beam(preferring(B), 0.5);
            with.push(unclear);
            assertThat(List.of(without.finish().text(), with.finish().text())).containsExactly("a", "b");
        }

        @Test
        void neverBeginsWithASpaceNorDoublesIt() throws IOException {
            CtcPrefixBeam decoder = beam(uniform(), 0);
            decoder.push(sure(SPACE, A, SPACE, BLANK, SPACE, B));
            assertThat(decoder.finish().text()).isEqualTo("a b");
        }

        @Test
        void framesOneByOneReadAsAllAtOnce() throws IOException {
            var random = new Random(11);
            var frames = new float[40 * 4];
            for (int t = 0; t < 40; t++) {
                double[] p = random.doubles(4, 0.01, 1).toArray();
                double sum = p[0] + p[1] + p[2] + p[3];
                for (int k = 0; k < 4; k++) {
                    frames[4 * t + k] = (float) Math.log(p[k] / sum);
                }
            }
            CtcPrefixBeam whole = beam(preferring(A), 0.5);
            whole.push(frames);
            CtcPrefixBeam pieces = beam(preferring(A), 0.5);
            for (int t = 0; t < 40; t++) {
                pieces.push(Arrays.copyOfRange(frames, 4 * t, 4 * t + 4));
                pieces.best();
            }
            assertThat(pieces.finish()).isEqualTo(whole.finish());
        }

        @Test
        void eachWordStandsWhereItsLikeliestAlignmentPutsIt() throws IOException {
            CtcPrefixBeam decoder = beam(uniform(), 0);
            decoder.push(sure(BLANK, A, A, BLANK, BLANK, SPACE, BLANK, B, BLANK, A, BLANK));
            assertThat(decoder.finish().words())
                    .extracting(CtcDecoder.Word::text, CtcDecoder.Word::firstFrame, CtcDecoder.Word::lastFrame)
                    .containsExactly(tuple("a", 1, 2), tuple("ba", 7, 9));
        }

        @Test
        void clearSoundsSpeakForAReadingAndUnclearOnesAgainstIt() throws IOException {
            CtcPrefixBeam clear = beam(uniform(), 0.5);
            clear.push(sure(BLANK, A, BLANK, B, BLANK));
            CtcPrefixBeam unclear = beam(preferring(B), 0.5);
            unclear.push(frame(Map.of(A, 0.5, B, 0.4, BLANK, 0.1)));
            var sure = clear.finish().evidence();
            var unsure = unclear.finish().evidence();
            assertThat(sure.acoustic()).isGreaterThan(unsure.acoustic());
            assertThat(sure.gap()).isLessThan(unsure.gap());
            assertThat(unsure.gap()).as("the sound alone says a").isCloseTo(Math.log(0.5 / 0.4), within(1e-3));
        }

        @Test
        void anExpectedWordIsPreferredWhereTheSoundHardlyDecides() throws IOException {
            var frames = List.of(frame(Map.of(A, 0.5, B, 0.4, BLANK, 0.1)), sure(BLANK), sure(B));
            var expected =
                    new ExpectedWords(SPACE, List.of(new ExpectedWords.Phrase(List.of(B, B), Strength.ofKnown(0.5))));
            CtcPrefixBeam without = beam(uniform(), 0.5, ExpectedWords.NONE);
            CtcPrefixBeam with = beam(uniform(), 0.5, expected);
            frames.forEach(without::push);
            frames.forEach(with::push);
            assertThat(List.of(without.finish().text(), with.finish().text())).containsExactly("ab", "bb");
        }

        @Test
        void theBeginOfAnExpectedWordAloneGainsNothing() throws IOException {
            var expected = new ExpectedWords(
                    SPACE, List.of(new ExpectedWords.Phrase(List.of(B, B, A), Strength.ofKnown(0.5))));
            CtcPrefixBeam decoder = beam(uniform(), 0.5, expected);
            decoder.push(frame(Map.of(A, 0.5, B, 0.4, BLANK, 0.1)));
            assertThat(decoder.finish().text()).isEqualTo("a");
        }

        /** "ab b" is as likely as "aa b" by its sound; only "ab" is a word that comes before "b". */
        @Test
        void aWordThatFollowsTheOneBeforeIsPreferred() throws IOException {
            WordLanguageModel words = wordModel("ab", "b");
            float[] unclear = frame(Map.of(A, 0.51, B, 0.48, BLANK, 0.01));
            var texts = new ArrayList<String>();
            for (double weight : new double[] {0, 1}) {
                CtcPrefixBeam decoder =
                        beam(uniform(), words, ExpectedWords.NONE, new TextScorer.Weights(0.1, 0, weight, 0));
                decoder.push(sure(A, BLANK));
                decoder.push(unclear);
                decoder.push(sure(BLANK, SPACE, B));
                texts.add(decoder.finish().text());
            }
            assertThat(texts).containsExactly("aa b", "ab b");
        }

        @Test
        void theLastWordCountsAtTheEnd() throws IOException {
            CtcPrefixBeam decoder =
                    beam(uniform(), wordModel("b", "ab"), ExpectedWords.NONE, new TextScorer.Weights(0.1, 0, 1, 0));
            decoder.push(sure(B, SPACE, A));
            decoder.push(frame(Map.of(A, 0.01, B, 0.48, BLANK, 0.51)));
            assertThat(decoder.finish().text()).isEqualTo("b ab");
        }

        private CtcPrefixBeam beam(CharLanguageModel language, double weight) {
            return beam(language, weight, ExpectedWords.NONE);
        }

        private CtcPrefixBeam beam(CharLanguageModel language, double weight, ExpectedWords expected) {
            return beam(language, WordLanguageModel.NONE, expected, new TextScorer.Weights(weight, 0, 0, 0));
        }

        private CtcPrefixBeam beam(
                CharLanguageModel language,
                WordLanguageModel words,
                ExpectedWords expected,
                TextScorer.Weights weights) {
            return new CtcPrefixBeam(vocabulary, new TextScorer(vocabulary, language, words, expected, weights), 12);
        }
    }

    /** Two words of which the second follows the first, and one that nothing has is far less likely than either. */
    private WordLanguageModel wordModel(String first, String second) throws IOException {
        long[] hashes = {hash(first), hash(second)};
        Arrays.sort(hashes);
        long one = Arrays.binarySearch(hashes, hash(first)) + 1L;
        long two = Arrays.binarySearch(hashes, hash(second)) + 1L;
        long[] keys = {1, 2, 4, one << 20 | two};
        Arrays.sort(keys);
        var data = ByteBuffer.allocate(16 + 8 * 2 + 12 * keys.length).order(ByteOrder.LITTLE_ENDIAN);
        data.putInt(0x314D4C57).putInt(2).putInt(keys.length).putInt(-9000);
        Arrays.stream(hashes).forEach(data::putLong);
        Arrays.stream(keys).forEach(data::putLong);
        Arrays.stream(keys).forEach(key -> data.putShort((short) (key > 4 ? -100 : -1500)));
        Arrays.stream(keys).forEach(_ -> data.putShort((short) -200));
        Path file = Files.write(folder.resolve("lm_words.bin"), data.array());
        return WordLanguageModel.load(file);
    }

    private long hash(String word) {
        long spelled = WordLanguageModel.UNSPELLED;
        for (int symbol : vocabulary.spell(word).orElseThrow()) {
            spelled = WordLanguageModel.spell(spelled, symbol);
        }
        return spelled;
    }

    private CharLanguageModel uniform() throws IOException {
        return languageModel(Map.of(SPACE, -1386, A, -1386, B, -1386));
    }

    private CharLanguageModel preferring(int symbol) throws IOException {
        return languageModel(Map.of(SPACE, -3000, A, symbol == A ? -100 : -3000, B, symbol == B ? -100 : -3000));
    }

    /** A model of single symbols, in 1/1000 nat, and of the end. */
    private CharLanguageModel languageModel(Map<Integer, Integer> unigrams) throws IOException {
        var entries = new TreeMap<Long, Integer>();
        unigrams.forEach((id, weight) -> entries.put(id + 1L, weight));
        entries.put((long) CharLanguageModel.END, -1386);
        int count = entries.size();
        var data = ByteBuffer.allocate(16 + 12 * count).order(ByteOrder.LITTLE_ENDIAN);
        data.putInt(0x314D4C43).putInt(7).putInt(count).putInt(-4200);
        entries.keySet().forEach(data::putLong);
        entries.values().forEach(weight -> data.putShort(weight.shortValue()));
        Path file = folder.resolve("lm.bin");
        Files.write(file, data.array());
        return CharLanguageModel.load(file);
    }

    private static float[] sure(int... symbols) {
        var frames = new float[4 * symbols.length];
        for (int t = 0; t < symbols.length; t++) {
            System.arraycopy(frame(Map.of(symbols[t], 0.97)), 0, frames, 4 * t, 4);
        }
        return frames;
    }

    /** One frame with the given probabilities; the rest share what is left. */
    private static float[] frame(Map<Integer, Double> given) {
        double left = 1 - given.values().stream().mapToDouble(p -> p).sum();
        var frame = new float[4];
        for (int k = 0; k < 4; k++) {
            double p = given.getOrDefault(k, Math.max(left, 1e-6) / Math.max(1, 4 - given.size()));
            frame[k] = (float) Math.log(p);
        }
        return frame;
    }
}

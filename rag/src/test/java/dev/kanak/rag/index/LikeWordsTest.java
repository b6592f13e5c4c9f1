package dev.kanak.rag.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kanak.core.speech.Language;
import dev.kanak.rag.analysis.TextAnalysis;
import dev.kanak.rag.search.Embedder;
import dev.kanak.rag.search.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class LikeWordsTest {

    private static final TextAnalysis ANALYSIS = new TextAnalysis();
    private static final List<Passage> PASSAGES = List.of(
            passage("storage", "Ornaments lie in the vault."),
            passage("fees", "Processing costs rupees."),
            passage("hours", "Branches open Monday."));

    /** Knows that jewels and ornaments mean the same; every other word means something of its own. */
    private static final class Synonyms implements Embedder {

        private final List<String> known = new ArrayList<>();
        private final boolean readsWordsAlone;

        Synonyms(boolean readsWordsAlone) {
            this.readsWordsAlone = readsWordsAlone;
        }

        @Override
        public int dimension() {
            return 64;
        }

        @Override
        public String fingerprint() {
            return "synonyms";
        }

        @Override
        public boolean readsWordsAlone() {
            return readsWordsAlone;
        }

        @Override
        public float[] embed(String text, Role role) {
            String meaning = text.equals("jewels") ? "ornaments" : text;
            if (!known.contains(meaning)) {
                known.add(meaning);
            }
            float[] vector = new float[dimension()];
            vector[known.indexOf(meaning)] = 1;
            return vector;
        }
    }

    private static Passage passage(String topic, String text) {
        return new Passage(topic + ".en", topic, Language.ENGLISH, "", text, Map.of());
    }

    private static ToDoubleFunction<String> ask(String question) {
        return LikeWords.of(PASSAGES, ANALYSIS, new Synonyms(true))
                .orElseThrow()
                .of(ANALYSIS.question(question, false));
    }

    @Test
    void aWordOfLikeMeaningIsHeldAsMuchAsTheWordItself() {
        assertThat(ask("jewels").applyAsDouble("storage"))
                .isPositive()
                .isEqualTo(ask("ornaments").applyAsDouble("storage"));
        assertThat(ask("jewels").applyAsDouble("fees")).isZero();
    }

    @Test
    void eachWordOfAQuestionCountsForTheTopicThatHoldsIt() {
        ToDoubleFunction<String> both = ask("jewels monday");

        assertThat(both.applyAsDouble("storage"))
                .isCloseTo(both.applyAsDouble("hours"), within(1e-6))
                .isPositive();
        assertThat(both.applyAsDouble("storage")).isLessThan(ask("jewels").applyAsDouble("storage"));
    }

    @Test
    void aWordThatIsAskedAgainIsHeldAsBefore() {
        LikeWords words = LikeWords.of(PASSAGES, ANALYSIS, new Synonyms(true)).orElseThrow();
        ToDoubleFunction<String> first = words.of(ANALYSIS.question("ornaments monday", false));

        ToDoubleFunction<String> again = words.of(ANALYSIS.question("ornaments monday", false));
        assertThat(PASSAGES)
                .extracting(Passage::topicId)
                .allSatisfy(topic -> assertThat(again.applyAsDouble(topic)).isEqualTo(first.applyAsDouble(topic)));
    }

    @Test
    void aQuestionWithoutWordsIsHeldByNothing() {
        assertThat(PASSAGES)
                .extracting(Passage::topicId)
                .allSatisfy(
                        topic -> assertThat(ask("is the").applyAsDouble(topic)).isZero());
    }

    @Test
    void aTopicThatIsNotKnownHoldsNothing() {
        assertThat(ask("jewels").applyAsDouble("weather")).isZero();
    }

    @Test
    void anEmbedderThatReadsWholeTextsOnlyComparesNoWords() {
        assertThat(LikeWords.of(PASSAGES, ANALYSIS, new Synonyms(false))).isEmpty();
    }
}

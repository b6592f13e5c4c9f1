package dev.kanak.rag.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.speech.Language;
import dev.kanak.rag.analysis.TextAnalysis;
import dev.kanak.rag.search.Passage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Texts that hold the same words: the one in which they stand together answers. */
class ClosenessTest {

    private static final TextAnalysis ANALYSIS = new TextAnalysis();
    private static final String FILLING =
            "नदी के किनारे पुराना मंदिर खड़ा था। पहाड़ पर बर्फ़ गिरती रही। किसान खेत में हल चलाता रहा। बच्चे मैदान में खेलते रहे। ";

    private static PassageIndex index(WordScoring scoring, String... texts) {
        List<Passage> passages = Stream.of(texts)
                .map(text -> new Passage(text, text, Language.HINDI, "", text, Map.of()))
                .toList();
        return PassageIndex.inMemory(passages, ANALYSIS, Optional.empty(), scoring);
    }

    private static String first(WordScoring scoring, String question, String... texts) {
        try (PassageIndex index = index(scoring, texts)) {
            return index.byWords(ANALYSIS.question(question, true), 5)
                    .getFirst()
                    .topicId();
        }
    }

    @Test
    void wordsInOneSentenceGoBeforeTheSameWordsFarApart() {
        String apart =
                "राजा ने सेना बुलाई। " + FILLING + "व्यापारी ने किला देखा। " + FILLING + "कारीगर ने दीवार बनवाया।";
        String together = FILLING + "राजा ने पुराना किला बनवाया। " + FILLING
                + "सेना दूर थी। व्यापारी गया, कारीगर रुका, दीवार बची।";

        assertThat(first(WordScoring.ANY_SUBJECT, "किला किस राजा ने बनवाया", apart, together))
                .isEqualTo(together);
        assertThat(first(WordScoring.ANY_SUBJECT, "kila kis raja ne banvaya", apart, together))
                .isEqualTo(together);
    }

    @Test
    void scatteredWordsLoseTheirShareAndNoMore() {
        String near = "राजा किला। " + FILLING;
        String far = "राजा " + FILLING + "किला।";
        var rarelyCounted = new WordScoring(0.9f, 0.5f, 0.5, 6);
        var neverCounted = new WordScoring(0.9f, 0.5f, 1, 6);

        assertThat(score(rarelyCounted, far) / score(neverCounted, far)).isBetween(0.7, 0.8);
        assertThat(score(rarelyCounted, near)).isEqualTo(score(neverCounted, near));
    }

    private static double score(WordScoring scoring, String text) {
        try (PassageIndex index = index(scoring, text)) {
            return index.byWords(ANALYSIS.question("राजा किला", true), 1)
                    .getFirst()
                    .score();
        }
    }
}

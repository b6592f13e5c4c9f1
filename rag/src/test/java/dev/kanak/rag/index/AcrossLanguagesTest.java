package dev.kanak.rag.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.speech.Language;
import dev.kanak.rag.analysis.TextAnalysis;
import dev.kanak.rag.index.PassageIndex.WordHit;
import dev.kanak.rag.search.Passage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Questions in English to texts in Hindi. */
class AcrossLanguagesTest {

    private static final TextAnalysis ANALYSIS = new TextAnalysis();
    private static final Passage FOUNDING =
            passage("founding", Language.HINDI, "इस विश्वविद्यालय की स्थापना एक राजा ने की थी।");
    private static final Passage RIVER =
            passage("river", Language.HINDI, "यह नदी पहाड़ से निकलकर समुद्र में गिरती है।");
    private static final Passage WAR = passage("war", Language.HINDI, "वार पंचांग का एक अंग है।");
    private static final Passage ENGLISH = passage("english", Language.ENGLISH, "The harvest is sold in the city.");

    private static Passage passage(String id, Language language, String text) {
        return new Passage(id, id, language, "", text, Map.of());
    }

    private static List<String> found(String question, Passage... passages) {
        try (PassageIndex index =
                PassageIndex.inMemory(List.of(passages), ANALYSIS, Optional.empty(), WordScoring.ANY_SUBJECT)) {
            return index.byWords(ANALYSIS.question(question, false), 5).stream()
                    .map(WordHit::topicId)
                    .toList();
        }
    }

    @Test
    void aQuestionFindsTheTextByTheHindiWordsForIts() {
        assertThat(found("who founded the university", FOUNDING, RIVER)).containsExactly("founding");
        assertThat(found("which mountain does the river rise in", FOUNDING, RIVER))
                .first()
                .isEqualTo("river");
    }

    @Test
    void whatOnlySoundsLikeAWordOfWhichTheHindiWordsAreKnownIsNotMeant() {
        Passage battle = passage("battle", Language.HINDI, "दोनों राज्यों के बीच युद्ध छिड़ गया।");

        assertThat(found("when did the war begin", WAR, battle)).first().isEqualTo("battle");
    }

    @Test
    void aQuestionInHindiMeansNoEnglishWord() {
        Passage battle = passage("battle", Language.HINDI, "दोनों राज्यों के बीच युद्ध छिड़ गया।");

        assertThat(found("yeh war kab aata hai", WAR, battle)).first().isEqualTo("war");
    }

    @Test
    void whereTextsAreInEnglishTooItsOwnWordsAreSearched() {
        assertThat(found("who founded the university", FOUNDING, RIVER, ENGLISH))
                .doesNotContain("founding");
        assertThat(found("where is the harvest sold", FOUNDING, RIVER, ENGLISH)).containsExactly("english");
    }

    @Test
    void coverageCountsTheHindiWords() {
        try (PassageIndex index = PassageIndex.inMemory(
                Stream.of(FOUNDING, RIVER).toList(), ANALYSIS, Optional.empty(), WordScoring.ANY_SUBJECT)) {
            assertThat(index.byWords(ANALYSIS.question("king of the university", false), 1))
                    .first()
                    .satisfies(hit -> assertThat(hit.coverage()).isEqualTo(1));
        }
    }
}

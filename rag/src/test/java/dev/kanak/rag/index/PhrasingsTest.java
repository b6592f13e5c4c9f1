package dev.kanak.rag.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kanak.core.speech.Language;
import dev.kanak.rag.search.Passage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PhrasingsTest {

    private static final Passage PARKING = passage(Map.of(
            PassageIndex.ASKED_AS, "car . two wheeler",
            PassageIndex.EXAMPLES, "where do I park\tin which place do I park\nis parking free"));

    private static Passage passage(Map<String, String> metadata) {
        return new Passage("parking.en", "parking", Language.ENGLISH, "Parking", "Parking is free.", metadata);
    }

    @Test
    void phrasesHaveOneWordingAndQuestionsEachOfTheirs() {
        assertThat(Phrasings.of(PARKING))
                .extracting(Phrasings.Phrasing::wordings)
                .containsExactly(
                        List.of("car"),
                        List.of("two wheeler"),
                        List.of("where do I park", "in which place do I park"),
                        List.of("is parking free"));
        assertThat(Phrasings.of(passage(Map.of()))).isEmpty();
    }

    @Test
    void aQuestionMayTellWhichSentenceAnswersIt() {
        Passage told = passage(Map.of(
                PassageIndex.ASKED_AS, "car",
                PassageIndex.EXAMPLES, "where do I park\nis parking free",
                PassageIndex.ANSWERED_BY, "0\n2"));

        assertThat(Phrasings.of(told)).extracting(Phrasings.Phrasing::sentence).containsExactly(0, 0, 2);
    }

    @Test
    void allOfThemAreOneTextForTheIndexOfWords() {
        assertThat(Phrasings.text(PARKING))
                .isEqualTo("car . two wheeler . where do I park . in which place do I park . is parking free");
    }

    @Test
    void theMeanOfVectorsHasLengthOne() {
        float[] mean = Phrasings.mean(List.of(new float[] {1, 0}, new float[] {0, 1}));

        assertThat(mean[0]).isCloseTo((float) Math.sqrt(0.5), within(1e-6f));
        assertThat(mean[1]).isEqualTo(mean[0]);
    }
}

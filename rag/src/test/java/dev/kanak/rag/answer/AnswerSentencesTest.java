package dev.kanak.rag.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanak.core.error.RetrievalException;
import dev.kanak.core.speech.Language;
import dev.kanak.rag.analysis.TextAnalysis;
import dev.kanak.rag.answer.AskedSentences.Candidate;
import dev.kanak.rag.index.PassageIndex;
import dev.kanak.rag.search.Embedder;
import dev.kanak.rag.search.Passage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class AnswerSentencesTest {

    private static final Passage LATE_EN = passage(
            "late-payment.en",
            Language.ENGLISH,
            "If a payment is late, a penal charge of 2 percent applies. It is not added to the principal."
                    + " Late payment is reported to credit bureaus. Tell the branch early if you see trouble ahead.");
    private static final Passage LATE_HI = passage(
            "late-payment.hi",
            Language.HINDI,
            "भुगतान में देर हो तो 2 प्रतिशत का जुर्माना लगता है। यह मूलधन में नहीं जुड़ता।"
                    + " देर की सूचना क्रेडिट ब्यूरो को जाती है। मुश्किल हो तो शाखा को पहले बताइए।");
    private static final AnswerSentences SENTENCES =
            AnswerSentences.of(new TextAnalysis(), Optional.empty(), List.of(LATE_EN, LATE_HI));

    /** Knows one meaning: spoiling. */
    private static final Embedder BY_SPOIL = new Embedder() {
        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public String fingerprint() {
            return "spoil";
        }

        @Override
        public float[] embed(String text, Role role) {
            return text.contains("spoil") ? new float[] {1, 0} : new float[] {0, 1};
        }
    };

    private static Passage passage(String id, Language language, String text) {
        return new Passage(id, id.substring(0, id.indexOf('.')), language, "", text, Map.of());
    }

    @Test
    void theAskedFactsSentenceComesFirst() {
        assertThat(SENTENCES
                        .asked("will the credit bureau hear of it", Language.ENGLISH)
                        .choose(LATE_EN))
                .startsWith("Late payment is reported to credit bureaus.");
        assertThat(SENTENCES.asked("क्या ब्यूरो को बताते हैं", Language.HINDI).choose(LATE_HI))
                .startsWith("देर की सूचना क्रेडिट ब्यूरो को जाती है।");
    }

    @Test
    void aQuestionForAFigureIsAnsweredByASentenceWithOne() {
        assertThat(SENTENCES.asked("कितना लगेगा", Language.HINDI).choose(LATE_HI))
                .contains("2 प्रतिशत");
    }

    @Test
    void aWordOfTheOtherLanguageFindsItsSentence() {
        assertThat(SENTENCES.asked("penal charge lagega kya", Language.HINGLISH).choose(LATE_HI))
                .startsWith("भुगतान में देर हो तो 2 प्रतिशत का जुर्माना लगता है।");
    }

    @Test
    void aSentenceThatPointsBackComesAfterTheOneItPointsTo() {
        assertThat(SENTENCES
                        .asked("is it added to the principal", Language.ENGLISH)
                        .choose(LATE_EN))
                .isEqualTo("If a payment is late, a penal charge of 2 percent applies."
                        + " It is not added to the principal.");
    }

    @Test
    void aQuestionLikeOneThatTellsItsSentenceIsAnsweredByThatSentence() {
        AnswerSentences told = AnswerSentences.of(new TextAnalysis(), Optional.of(BY_SPOIL), List.of(told("3")));
        AnswerSentences untold = AnswerSentences.of(new TextAnalysis(), Optional.of(BY_SPOIL), List.of(told("0")));

        assertThat(told.asked("does it spoil my rating", Language.ENGLISH).chooseOne(told("3")))
                .isEqualTo("Late payment is reported to credit bureaus.");
        assertThat(untold.asked("does it spoil my rating", Language.ENGLISH).chooseOne(told("0")))
                .isNotEqualTo("Late payment is reported to credit bureaus.");
    }

    @Test
    void thePassageWithTheLikeliestSentenceLeads() {
        assertThat(lead("2", "3", 0.95)).isEqualTo(1);
    }

    @Test
    void aQuestionLikeTheFirstPassagesIsLedByIt() {
        assertThat(lead("2", "3", 0.95, "how much does the fee come to")).isZero();
    }

    @Test
    void aPassageOfWhichNoSentenceIsToldToAnswerAnythingKeepsItsPlace() {
        assertThat(lead("0", "3", 0.95)).isZero();
        assertThat(lead("2", "0", 0.95)).isZero();
    }

    /** The passage that leads for a question like the second one's; the first one's is about something else. */
    private static int lead(String ofFirst, String ofSecond, double score) {
        return lead(ofFirst, ofSecond, score, "does it spoil my rating");
    }

    private static int lead(String ofFirst, String ofSecond, double score, String question) {
        Passage first = new Passage(
                "fees.en",
                "fees",
                Language.ENGLISH,
                "",
                "A valuer comes along. The processing fee is 250 rupees.",
                Map.of(PassageIndex.EXAMPLES, "what is the fee", PassageIndex.ANSWERED_BY, ofFirst));
        Passage second = told(ofSecond);
        AnswerSentences both = AnswerSentences.of(new TextAnalysis(), Optional.of(BY_SPOIL), List.of(first, second));
        List<Candidate> found = List.of(new Candidate(first, 1), new Candidate(second, score));
        return both.asked(question, Language.ENGLISH).choose(found).lead();
    }

    @Test
    void aSentenceThatAnArticleDoesNotHaveIsRefused() {
        List<Passage> passages = List.of(told("5"));

        assertThatThrownBy(() -> AnswerSentences.of(new TextAnalysis(), Optional.empty(), passages))
                .isInstanceOf(RetrievalException.class)
                .hasMessage("example questions name sentence 5 of late-payment.en, which has 4");
    }

    private static Passage told(String sentence) {
        Map<String, String> asked =
                Map.of(PassageIndex.EXAMPLES, "will it spoil my record", PassageIndex.ANSWERED_BY, sentence);
        return new Passage(LATE_EN.id(), LATE_EN.topicId(), Language.ENGLISH, "", LATE_EN.text(), asked);
    }

    @Test
    void noMoreThanTwoSentencesAreSaid() {
        String answer = SENTENCES.asked("जुर्माना", Language.HINDI).choose(LATE_HI);

        assertThat(answer.chars().filter(c -> c == '।').count()).isLessThanOrEqualTo(2);
        assertThat(SENTENCES.asked("जुर्माना", Language.HINDI).chooseOne(LATE_HI))
                .containsOnlyOnce("।");
    }

    @Nested
    class BesideAnotherPassage {

        private static final Passage FEES = passage(
                "fees.en", Language.ENGLISH, "The processing fee is 250 rupees. A valuer charges 500 rupees a visit.");
        private static final AnswerSentences BOTH =
                AnswerSentences.of(new TextAnalysis(), Optional.empty(), List.of(LATE_EN, FEES));

        private static String answer(String question, double score) {
            return BOTH.asked(question, Language.ENGLISH)
                    .choose(List.of(new Candidate(LATE_EN, 1), new Candidate(FEES, score)))
                    .text();
        }

        @Test
        void theLikeliestSentenceOfOneAboutAsGoodFollowsTheBestOfTheFirst() {
            assertThat(answer("what penal charge, and how many rupees a valuer charges a visit", 0.95))
                    .isEqualTo("If a payment is late, a penal charge of 2 percent applies."
                            + " A valuer charges 500 rupees a visit.");
        }

        @Test
        void aSentenceOfAnotherPassageThatIsFarLessLikelyGivesWayToOneOfTheFirst() {
            assertThat(answer("how much penal charge for a late payment at a visit", 0.95))
                    .doesNotContain("rupees");
        }

        @Test
        void aPassageFarBehindSaysNothing() {
            assertThat(answer("what penal charge, and how many rupees a valuer charges a visit", 0.4))
                    .doesNotContain("valuer");
        }

        @Test
        void nothingFollowsFromAPassageThatHoldsNoWordOfTheQuestion() {
            assertThat(answer("will the credit bureau hear of it", 0.95)).doesNotContain("rupees");
        }
    }

    @Test
    void figuresWithPointsAndLongListsAreNotCutApart() {
        assertThat(Sentences.of("Pay 17,629.72 rupees a month. 25 grams count. See cms.example.in or call."))
                .containsExactly("Pay 17,629.72 rupees a month.", "25 grams count.", "See cms.example.in or call.");
        assertThat(Sentences.of("Four choices: EMI, paid monthly for 6 to 36 months; bullet, where everything is paid"
                        + " at the end within 3, 6, 9 or 12 months; overdraft, for 12 months."))
                .hasSize(1);
    }

    @Test
    void aPassageThatWasNotReadAnswersWithItsText() {
        Passage other = passage("other.en", Language.ENGLISH, "Some text.");

        assertThat(SENTENCES.asked("anything", Language.ENGLISH).choose(other)).isEqualTo("Some text.");
    }
}

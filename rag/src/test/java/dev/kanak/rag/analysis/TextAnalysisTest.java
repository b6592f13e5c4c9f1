package dev.kanak.rag.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.rag.search.QueryClass;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextAnalysisTest {

    private static final TextAnalysis ANALYSIS = new TextAnalysis();

    private static List<String> stems(String text) {
        return ANALYSIS.words(text).stream().map(WordForms::stem).toList();
    }

    @Nested
    class Words {

        @ParameterizedTest
        @CsvSource({
            "ढाई लाख, 250000",
            "dhai lakh, 250000",
            "2.5 lakh, 250000",
            "'2,50,000', 250000",
            "२५००००, 250000",
            "बाईस, 22",
            "twenty two, 22"
        })
        void aNumberIsOneWordHoweverItIsSaid(String said, String word) {
            assertThat(stems(said)).containsExactly(word);
        }

        @ParameterizedTest
        @ValueSource(strings = {"916", "22 carat", "22 karat", "बाईस कैरेट", "22k", "22 kt", "nau sau solah"})
        void finenessInEveryMeasureMeetsInOneWord(String said) {
            assertThat(stems(said)).contains("22k");
        }

        @ParameterizedTest
        @CsvSource({
            "ईएमआई, EMI",
            "ई एम आई, emi",
            "आर बी आई, RBI",
            "केवाईसी, kyc",
            "तोले, tola",
            "फ़ीसदी, %",
            "₹, रुपये",
            "10 gm, 10 ग्राम"
        })
        void lettersAndUnitsAreOneWordInEveryWriting(String one, String other) {
            assertThat(stems(one)).isEqualTo(stems(other));
        }

        @ParameterizedTest
        @CsvSource({"क़ीमतें, कीमत", "हिन्दी, हिंदी", "दुकानें, दुकान", "documents, document"})
        void spellingsAndEndingsOfAWordAreOne(String one, String other) {
            assertThat(stems(one)).isEqualTo(stems(other));
        }

        @Test
        void wordsOfEveryScriptAreWords() {
            assertThat(stems("தங்க நகை கடன்")).hasSize(3);
            assertThat(stems("\u0000\u202e \uD800 ...")).isEmpty();
        }
    }

    @Nested
    class Questions {

        @ParameterizedTest
        @CsvSource({
            "ब्याज दर कितनी है, DEVANAGARI",
            "byaj dar kitni hai, HINGLISH",
            "loan kaise milega, HINGLISH",
            "how do I get a loan, ENGLISH",
            "gold loan का ब्याज, MIXED",
            "916 सोना, DEVANAGARI"
        })
        void theClassIsHowItIsWritten(String question, QueryClass queryClass) {
            assertThat(ANALYSIS.question(question, true).queryClass()).isEqualTo(queryClass);
        }

        @Test
        void theCallSaysWhatLatinLettersAreThatCouldBeEither() {
            assertThat(ANALYSIS.question("gold loan", true).queryClass()).isEqualTo(QueryClass.HINGLISH);
            assertThat(ANALYSIS.question("gold loan", false).queryClass()).isEqualTo(QueryClass.ENGLISH);
        }

        @Test
        void wordsThatSayNothingAreLeftOutAndOthersComeOnce() {
            assertThat(ANALYSIS.question("नीलामी कब है, नीलामी की तारीख़ क्या है", true)
                            .content())
                    .extracting(WordForms::surface)
                    .containsExactly("नीलामी", "तारीख");
        }

        @Test
        void tenThousandWordsAreCutToWhatACallerCouldSay() {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 10_000; i++) {
                text.append("shabd")
                        .append((char) ('a' + i % 26))
                        .append((char) ('a' + i / 26 % 26))
                        .append(' ');
            }

            assertThat(ANALYSIS.question(text.toString(), true).content()).hasSize(64);
        }
    }
}

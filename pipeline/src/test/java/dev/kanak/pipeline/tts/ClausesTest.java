package dev.kanak.pipeline.tts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClausesTest {

    @Test
    void sentencesAreClauses() {
        assertThat(Clauses.split("जी हाँ। आपका लोन तैयार है! और कुछ? No; thank you: bye."))
                .containsExactly("जी हाँ।", "आपका लोन तैयार है!", "और कुछ?", "No;", "thank you:", "bye.");
    }

    @Test
    void theFirstClauseEndsAtItsFirstCommaUnlessTooShort() {
        assertThat(Clauses.split("For fifty grams, you can get a loan."))
                .containsExactly("For fifty grams,", "you can get a loan.");
        assertThat(Clauses.split("जी, पचास ग्राम पर लोन मिलेगा।")).containsExactly("जी, पचास ग्राम पर लोन मिलेगा।");
    }

    @Test
    void laterClausesAreLonger() {
        assertThat(Clauses.split("Sure. You need a photo, an identity proof, and proof of your address."))
                .containsExactly("Sure.", "You need a photo, an identity proof,", "and proof of your address.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "आपको ₹5,00,000 मिलेंगे।",
                "10.5 प्रतिशत सालाना।",
                "Rs. 500 का शुल्क है।",
                "डॉ. शर्मा मिलेंगे।",
                "सुबह 10:30 बजे आइए।",
                "A. K. Sharma will see you."
            })
    void numbersTimesAndAbbreviationsAreNotCut(String text) {
        assertThat(Clauses.split(text)).containsExactly(text);
    }

    @Test
    void aDashBetweenClausesCuts() {
        assertThat(Clauses.split("आपका सोना सुरक्षित है — हमारी तिजोरी में।"))
                .containsExactly("आपका सोना सुरक्षित है —", "हमारी तिजोरी में।");
    }

    @Test
    void aLongFirstClauseWithoutPunctuationIsCutBetweenWords() {
        String text =
                "पचास ग्राम बाईस कैरेट सोने पर आज के भाव से आपको ज़्यादा से ज़्यादा पाँच लाख रुपये तक का लोन मिल सकता है।";
        var clauses = Clauses.split(text);
        assertThat(clauses).hasSize(2);
        assertThat(String.join(" ", clauses)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "...", "।", "—"})
    void nothingToSayIsNoClause(String text) {
        assertThat(Clauses.split(text)).isEmpty();
    }

    @Test
    void nothingIsLost() {
        String text = "नमस्ते! मैं कनक हूँ, एक AI सहायक। यह कॉल रिकॉर्ड की जा सकती है; क्या यह ठीक है?";
        assertThat(String.join(" ", Clauses.split(text))).isEqualTo(text);
    }
}

package dev.kanak.pipeline.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.Transcript;
import org.junit.jupiter.api.Test;

class EarlyEndTest {

    private final EarlyEnd last = new EarlyEnd();

    private static Transcript said(String text, double confidence) {
        return new Transcript(text, Language.HINDI, confidence);
    }

    @Test
    void bothPiecesAreOneTurnIfTheCallerGoesOn() {
        last.answered("u1", said("पचास ग्राम", 0.9));
        assertThat(last.goOn("u1")).contains(said("पचास ग्राम", 0.9));
        assertThat(last.whole(said("सोना है", 0.7))).contains(said("पचास ग्राम सोना है", 0.7));
    }

    @Test
    void aTurnOfItsOwnStaysOne() {
        last.answered("u1", said("पचास ग्राम", 0.9));
        assertThat(last.whole(said("बाईस कैरेट", 0.9))).isEmpty();
    }

    @Test
    void thereIsNothingToGoOnWithUnlessATurnWasAnswered() {
        assertThat(last.goOn("u1")).isEmpty();
        assertThat(last.goesOn()).isFalse();
        last.answered("u1", said("हाँ", 0.9));
        last.forget();
        assertThat(last.goOn("u1")).isEmpty();
    }

    @Test
    void aTurnBeforeTheOneWhoseFinalIsStillToComeIsOver() {
        last.answered("u1", said("दो लाख चाहिए", 0.9));
        assertThat(last.goOn("u2")).isEmpty();
        assertThat(last.goesOn()).isFalse();
        assertThat(last.whole(said("नहीं", 0.9))).isEmpty();
    }

    @Test
    void theLanguageIsThatOfTheWholeTurn() {
        Transcript whole =
                EarlyEnd.joined(said("मेरे पास", 0.9), new Transcript("fifty grams gold है", Language.ENGLISH, 1));
        assertThat(whole.language()).isEqualTo(Language.HINGLISH);
    }
}

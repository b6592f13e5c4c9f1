package dev.kanak.pipeline.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.Transcript;
import dev.kanak.core.speech.Transcript.Word;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeaningTest {

    private static final HearingConfig LIMITS = HearingConfig.standard();

    private static Transcript heard(Word... words) {
        String text = String.join(" ", List.of(words).stream().map(Word::text).toList());
        return new Transcript(text, Language.HINDI, 0.2, List.of(words), "embedded");
    }

    private static Word word(String text, double confidence) {
        return new Word(text, 0, 300, confidence);
    }

    @Test
    void ofAnUnclearUtteranceTheDialogueIsToldTheWordsThatAreSure() {
        Transcript unclear = heard(word("हैदराबाद", 0.9), word("पिट", 0.1), word("गुरुवार", 0.3));
        assertThat(Meaning.ofUnclear(unclear, LIMITS))
                .isEqualTo(new DialogueInput.HeardInPart(unclear, "हैदराबाद गुरुवार"));
    }

    @Test
    void thatNoneIsSureIfNoneIs() {
        Transcript unclear = heard(word("पिट", 0.29));
        assertThat(Meaning.ofUnclear(unclear, LIMITS)).isEqualTo(new DialogueInput.HeardInPart(unclear, ""));
    }

    @Test
    void andThatNothingWasUnderstoodIfThereAreNoWords() {
        assertThat(Meaning.ofUnclear(heard(), LIMITS)).isEqualTo(new DialogueInput.NoMatch());
    }

    @Test
    void orIfTheRecogniserTellsNothingOfWords() {
        Transcript whole = new Transcript("हैदराबाद", Language.HINDI, 0.2);
        assertThat(Meaning.ofUnclear(whole, LIMITS)).isEqualTo(new DialogueInput.HeardInPart(whole, ""));
    }
}

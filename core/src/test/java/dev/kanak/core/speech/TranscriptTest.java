package dev.kanak.core.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptTest {

    @Test
    void typedTextIsCertainAndHasNoTimes() {
        assertThat(Transcript.typed("haan", Language.HINGLISH))
                .isEqualTo(new Transcript("haan", Language.HINGLISH, 1, List.of(), "typed"));
    }

    @Test
    void aTranscriptSaidToComeFromAnotherTierKeepsItsWords() {
        var word = new Transcript.Word("हाँ", 120, 400, 0.9);
        var heard = new Transcript("हाँ", Language.HINDI, 0.9, List.of(word), "embedded");

        assertThat(heard.from("batch")).isEqualTo(new Transcript("हाँ", Language.HINDI, 0.9, List.of(word), "batch"));
    }

    @Test
    void aWordCannotEndBeforeItBegins() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Transcript.Word("हाँ", 400, 120, 0.9))
                .withMessageContaining("400 to 120");
    }
}

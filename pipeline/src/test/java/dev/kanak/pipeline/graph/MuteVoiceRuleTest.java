package dev.kanak.pipeline.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.dialogue.DialogueAction.Say;
import dev.kanak.core.speech.Language;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A sentence that falls silent is said again once, each time that it is asked for. */
class MuteVoiceRuleTest {

    private static final Say QUESTION = new Say("आपके पास कितना सोना है?", Language.HINDI, Optional.of("weight"), 1);

    private final MuteVoice voice = new MuteVoice();

    @Test
    void whatFallsSilentAgainIsLost() {
        assertThat(voice.after(QUESTION, QUESTION).lost()).isFalse();
        assertThat(voice.after(QUESTION, QUESTION).lost()).isTrue();
    }

    @Test
    void whatWasSaidToItsEndMayFallSilentAnotherTime() {
        assertThat(voice.after(QUESTION, QUESTION).lost()).isFalse();
        voice.said(QUESTION);
        assertThat(voice.after(QUESTION, QUESTION).lost()).isFalse();
    }
}

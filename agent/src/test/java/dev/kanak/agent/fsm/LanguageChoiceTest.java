package dev.kanak.agent.fsm;

import static dev.kanak.core.speech.Language.ENGLISH;
import static dev.kanak.core.speech.Language.HINDI;
import static dev.kanak.core.speech.Language.HINGLISH;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LanguageChoiceTest {

    @Test
    void theFirstUtteranceSetsALanguageThatNobodyChose() {
        LanguageChoice choice = new LanguageChoice(HINDI, false);
        choice.heard(ENGLISH);
        assertThat(choice.current()).isEqualTo(ENGLISH);
    }

    @Test
    void aChosenLanguageSurvivesOneUtteranceInAnother() {
        LanguageChoice choice = new LanguageChoice(HINDI, true);
        choice.heard(ENGLISH);
        choice.heard(HINDI);
        choice.heard(ENGLISH);
        assertThat(choice.current()).isEqualTo(HINDI);
    }

    @Test
    void twoRunningInTheSameOtherLanguageSwitch() {
        LanguageChoice choice = new LanguageChoice(HINDI, true);
        choice.heard(ENGLISH);
        choice.heard(ENGLISH);
        assertThat(choice.current()).isEqualTo(ENGLISH);
    }

    @Test
    void twoRunningInTwoOtherLanguagesDoNot() {
        LanguageChoice choice = new LanguageChoice(HINDI, true);
        choice.heard(ENGLISH);
        choice.heard(HINGLISH);
        assertThat(choice.current()).isEqualTo(HINDI);
    }

    @Test
    void aRequestSwitchesAtOnce() {
        LanguageChoice choice = new LanguageChoice(HINDI, true);
        choice.request(ENGLISH);
        assertThat(choice.current()).isEqualTo(ENGLISH);
    }
}

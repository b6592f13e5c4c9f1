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
        choice.heard(ENGLISH, 2);
        assertThat(choice.current()).isEqualTo(ENGLISH);
    }

    @Test
    void aChosenLanguageSurvivesAFewWordsInAnother() {
        LanguageChoice choice = new LanguageChoice(HINDI, true);
        choice.heard(ENGLISH, 2);
        choice.heard(HINDI, 2);
        choice.heard(ENGLISH, 2);
        assertThat(choice.current()).isEqualTo(HINDI);
    }

    @Test
    void twoRunningInTheSameOtherLanguageSwitch() {
        LanguageChoice choice = new LanguageChoice(HINDI, true);
        choice.heard(ENGLISH, 2);
        choice.heard(ENGLISH, 2);
        assertThat(choice.current()).isEqualTo(ENGLISH);
    }

    @Test
    void twoRunningInTwoOtherLanguagesDoNot() {
        LanguageChoice choice = new LanguageChoice(HINDI, true);
        choice.heard(ENGLISH, 2);
        choice.heard(HINGLISH, 2);
        assertThat(choice.current()).isEqualTo(HINDI);
    }

    @Test
    void aSentenceInAnotherLanguageSwitchesAtOnce() {
        LanguageChoice choice = new LanguageChoice(HINDI, true);
        choice.heard(ENGLISH, 4);
        assertThat(choice.current()).isEqualTo(ENGLISH);
        choice.heard(HINDI, 5);
        assertThat(choice.current()).isEqualTo(HINDI);
    }

    @Test
    void aRequestSwitchesAtOnce() {
        LanguageChoice choice = new LanguageChoice(HINDI, true);
        choice.request(ENGLISH);
        assertThat(choice.current()).isEqualTo(ENGLISH);
    }
}

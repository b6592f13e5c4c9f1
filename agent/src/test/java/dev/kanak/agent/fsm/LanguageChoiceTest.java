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
        choice.heard(ENGLISH, 2, false);
        assertThat(choice.current()).isEqualTo(ENGLISH);
    }

    @Test
    void aChosenLanguageSurvivesAFewWordsInAnother() {
        LanguageChoice choice = new LanguageChoice(HINDI, true);
        choice.heard(ENGLISH, 2, false);
        choice.heard(HINDI, 2, false);
        choice.heard(ENGLISH, 2, false);
        assertThat(choice.current()).isEqualTo(HINDI);
    }

    @Test
    void twoRunningInTheSameOtherLanguageSwitch() {
        LanguageChoice choice = new LanguageChoice(HINDI, true);
        choice.heard(ENGLISH, 2, false);
        choice.heard(ENGLISH, 2, false);
        assertThat(choice.current()).isEqualTo(ENGLISH);
    }

    @Test
    void twoRunningInTwoOtherLanguagesDoNot() {
        LanguageChoice choice = new LanguageChoice(HINDI, true);
        choice.heard(ENGLISH, 2, false);
        choice.heard(HINGLISH, 2, false);
        assertThat(choice.current()).isEqualTo(HINDI);
    }

    @Test
    void aSentenceInAnotherLanguageSwitchesAtOnce() {
        LanguageChoice choice = new LanguageChoice(HINDI, true);
        choice.heard(ENGLISH, 4, false);
        assertThat(choice.current()).isEqualTo(ENGLISH);
        choice.heard(HINDI, 5, false);
        assertThat(choice.current()).isEqualTo(HINDI);
    }

    @Test
    void aShortQuestionInAnotherLanguageSwitchesAtOnce() {
        LanguageChoice choice = new LanguageChoice(HINDI, true);
        choice.heard(ENGLISH, 2, true);
        assertThat(choice.current()).isEqualTo(ENGLISH);
        choice.heard(HINGLISH, 3, true);
        assertThat(choice.current()).isEqualTo(HINGLISH);
    }

    @Test
    void aShortQuestionWithABorrowedWordOrTwoDoesNot() {
        LanguageChoice choice = new LanguageChoice(HINDI, true);
        choice.heard(HINGLISH, 3, true);
        assertThat(choice.current()).isEqualTo(HINDI);
    }

    @Test
    void aRequestSwitchesAtOnce() {
        LanguageChoice choice = new LanguageChoice(HINDI, true);
        choice.request(ENGLISH);
        assertThat(choice.current()).isEqualTo(ENGLISH);
    }

    @Test
    void whoAskedForHindiKeepsItThroughHinglishButNotThroughEnglish() {
        LanguageChoice choice = new LanguageChoice(HINGLISH, true);
        choice.request(HINDI);
        choice.heard(HINGLISH, 8, true);
        choice.heard(HINGLISH, 8, true);
        assertThat(choice.current()).isEqualTo(HINDI);
        choice.heard(ENGLISH, 4, false);
        assertThat(choice.current()).isEqualTo(ENGLISH);
    }
}

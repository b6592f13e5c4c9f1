package dev.kanak.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.speech.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageRuleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "गोल्ड लोन लेना है | HINDI",
                "नौ आठ सात | HINDI",
                "gold loan lena hai | HINGLISH",
                "mujhe do lakh chahiye | HINGLISH",
                "saadhe teen lakh | HINGLISH",
                "bais carat | HINGLISH",
                "gold लोन चाहिए | HINGLISH",
                "I need a gold loan | ENGLISH",
                "what is the rate for two lakh | ENGLISH",
                "is the surplus returned | ENGLISH",
                "व्हाट इज द इंटरेस्ट रेट | ENGLISH",
                "आई वॉन्ट गोल्ड लोन | ENGLISH",
                "don't call me | ENGLISH",
                "tell me the rate | ENGLISH",
                "bullet me 6 month | HINGLISH",
                "branch me interest | HINGLISH",
            })
    void scriptAndFunctionWordsDecide(String text, Language language) {
        assertThat(LanguageRule.of(text)).contains(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "98765 43210", "gold loan", "Kavita Sharma", "22 carat", "nine double eight"})
    void namesFiguresAndBankingWordsAloneDoNot(String text) {
        assertThat(LanguageRule.of(text)).isEmpty();
    }
}

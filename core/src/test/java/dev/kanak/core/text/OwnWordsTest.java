package dev.kanak.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.speech.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "मुझे नहीं पता | HINDI",
                "नहीं चाहिए | HINDI",
                "बाद में बताऊँगा मैं | HINDI",
                "ठीक है बताओ | HINDI",
                "mujhe nahi pata | HINGLISH",
                "theek hai batao | HINGLISH",
                "abhi nahi chahiye | HINGLISH",
                "I don't know | ENGLISH",
                "not right now | ENGLISH",
                "tell me more | ENGLISH",
                "I can't | ENGLISH",
            })
    void leaveNoDoubtWhereNobodyBorrowsThem(String text, Language language) {
        assertThat(OwnWords.leaveNoDoubt(Tokens.of(text), language)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "हाँ जी | HINDI",
                "ठीक है | HINDI",
                "नहीं नहीं | HINDI",
                "रमेश कुमार | HINDI",
                "मेरा नाम रमेश | HINDI",
                "पचास ग्राम है | HINDI",
                "दो लाख | HINDI",
                "गोल्ड लोन चाहिए | HINDI",
                "theek hai | HINGLISH",
                "haan batao | HINGLISH",
                "mera loan hai | HINGLISH",
                "mujhe do lakh | HINGLISH",
                "ok fine | ENGLISH",
                "no no no | ENGLISH",
                "thank you | ENGLISH",
                "all right | ENGLISH",
                "right now | ENGLISH",
                "yes I do | ENGLISH",
                "my gold loan | ENGLISH",
                "I need fifty | ENGLISH",
                "I am Kavita | ENGLISH",
                "not 22 | ENGLISH",
            })
    void leaveDoubtBesideWhatIsShared(String text, Language language) {
        assertThat(OwnWords.leaveNoDoubt(Tokens.of(text), language)).isFalse();
    }
}

package dev.kanak.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Towns of India as their railway stations write them. */
final class RomaniserTest {

    @ParameterizedTest
    @CsvSource({
        "बाराबंकी, Barabanki",
        "गोरखपुर, Gorakhpur",
        "रामपुर, Rampur",
        "सीतापुर, Sitapur",
        "हल्द्वानी, Haldwani",
        "मुज़फ़्फ़रनगर, Muzaffarnagar",
        "झुमरी तलैया, Jhumri Talaiya",
        "इटारसी, Itarsi",
        "नैनीताल, Nainital",
        "कोटद्वार, Kotdwar",
        "ऋषिकेश, Rishikesh",
        "चित्तौड़गढ़, Chittaurgarh",
        "सिरसा, Sirsa",
        "बलिया, Baliya",
        "अंबाला, Ambala",
        "मंडी, Mandi",
        "कटनी, Katni",
        "दमोह, Damoh",
        "औरैया, Auraiya",
        "धनबाद, Dhanbad",
        "बस्ती, Basti",
        "इटावा, Itava",
        "जबलपुर, Jabalpur"
    })
    void aTownIsWrittenWithoutTheVowelsThatHindiDoesNotSpeak(String devanagari, String latin) {
        assertThat(Romaniser.of(devanagari)).isEqualTo(latin);
    }

    @Test
    void latinWordsStayAsTheyAre() {
        assertThat(Romaniser.of("McLeod गंज")).isEqualTo("McLeod Ganj");
    }
}

package dev.kanak.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.agent.intent.Lexicon;
import dev.kanak.agent.slot.PersonalNumbers;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that no record may hold. */
final class PersonalNumbersTest {

    private static final Lexicon LEXICON = GoldLoanAgent.lexicon();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mera aadhaar 2345 6789 0123 hai | mera aadhaar [AADHAAR] hai",
                "234567890123 | [AADHAAR]",
                "२३४५ ६७८९ ०१२३ लिखो | [AADHAAR] लिखो",
                "आधार दो तीन चार पाँच छह सात आठ नौ शून्य एक दो तीन है | आधार [AADHAAR] है",
                "two three four five, six seven eight nine, zero one two three | [AADHAAR]",
                "twenty three forty five sixty seven eighty nine zero one twenty three | [AADHAAR]",
                "PAN is ABCDE1234F ok | PAN is [PAN] ok",
                "pan abcde 1234 f | pan [PAN]",
                "A B C D E one two three four F | [PAN]",
                "ए बी सी डी ई एक दो तीन चार एफ | [PAN]",
                "card 4111 1111 1111 1111 | card [CARD]",
                "4111-1111-1111-1111 hai | [CARD] hai",
                "OTP aaya hai 4 5 2 9 1 0 | OTP aaya hai [SECRET]",
                "ओटीपी चार पाँच दो नौ | ओटीपी [SECRET]",
                "my cvv is 123 | my cvv is [SECRET]",
                "ATM ka pin 4521 hai | ATM ka pin [SECRET] hai",
                "mera pin 9812 | mera pin [SECRET]",
                "khata number 123456789012345 | khata number [ACCOUNT]",
                "account 50100123456789 and ifsc HDFC0001234 | account [ACCOUNT] and ifsc [ACCOUNT]",
                "mobile 98765 43210 hai | mobile XXXXXX3210 hai",
                "नौ आठ सात छह पाँच चार तीन दो एक शून्य | XXXXXX3210",
                "+91 98765 43210 | XXXXXX3210",
            })
    void aPersonalNumberIsMasked(String text, String masked) {
        assertThat(PersonalNumbers.masked(text, LEXICON)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "do lakh pachaas hazaar chahiye",
                "30 gram 22 carat",
                "pin code 400069",
                "पिन कोड चार लाख एक",
                "916 hallmark",
                "25 11 2026 ko",
                "₹12,00,000",
                "mujhe aadhaar se kaam ho jayega kya",
                "PAN zaroori hai kya",
                "account kholna hai",
                "Abhay ko 50 gram",
                "kal 11 baje, 21 tareekh",
            })
    void otherNumbersAreLeftAsTheyAre(String text) {
        assertThat(PersonalNumbers.masked(text, LEXICON)).isEqualTo(text);
    }

    @Test
    void noAadhaarSurvivesHoweverItIsGrouped() {
        Random random = new Random(20_261_120);
        for (int i = 0; i < 2_000; i++) {
            String digits = Long.toString(200_000_000_000L + random.nextLong(800_000_000_000L));
            StringBuilder grouped = new StringBuilder();
            for (int at = 0; at < digits.length(); at++) {
                grouped.append(digits.charAt(at)).append(random.nextInt(3) == 0 ? " " : "");
            }
            String masked =
                    PersonalNumbers.masked("aadhaar " + grouped.toString().strip() + " hai", LEXICON);
            assertThat(masked).as(grouped.toString()).doesNotContainPattern("\\d{4}");
        }
    }
}

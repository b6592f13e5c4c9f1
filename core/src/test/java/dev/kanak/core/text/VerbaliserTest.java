package dev.kanak.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.speech.Language;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class VerbaliserTest {

    private static final Pattern JSON_STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    private static String hindi(String text) {
        return Verbaliser.verbalise(text, Language.HINDI);
    }

    private static String hinglish(String text) {
        return Verbaliser.verbalise(text, Language.HINGLISH);
    }

    private static String english(String text) {
        return Verbaliser.verbalise(text, Language.ENGLISH);
    }

    record Case(String language, String input, List<String> accepted) {}

    /** The development cases: every string of a line is a key or a value, in the order of the file. */
    static Stream<Case> developmentCases() {
        var stream = VerbaliserTest.class.getResourceAsStream("tts_norm_dev.jsonl");
        var reader = new BufferedReader(new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8));
        try (reader) {
            return reader.lines().toList().stream().map(VerbaliserTest::parse);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case parse(String line) {
        List<String> strings =
                JSON_STRING.matcher(line).results().map(MatchResult::group).toList();
        List<String> plain = strings.stream()
                .map(quoted -> quoted.substring(1, quoted.length() - 1))
                .toList();
        String expected = plain.get(plain.indexOf("expected") + 1);
        var accepted =
                Stream.concat(Stream.of(expected), plain.subList(plain.indexOf("accept") + 1, plain.size()).stream());
        return new Case(plain.get(plain.indexOf("lang") + 1), plain.get(plain.indexOf("input") + 1), accepted.toList());
    }

    @ParameterizedTest
    @MethodSource("developmentCases")
    void developmentCasesAreSaidInAnAcceptedWay(Case given) {
        var language = Language.of(given.language()).orElseThrow();
        assertThat(Verbaliser.verbalise(given.input(), language)).isIn(given.accepted());
    }

    @Nested
    class Sentences {

        @Test
        void aHindiQuoteIsSaidInWords() {
            assertThat(hindi("आपका लोन ₹2,04,000 तक मिल सकता है। EMI ₹17,630 होगी, 12 महीने के लिए।"))
                    .isEqualTo(
                            "आपका लोन दो लाख चार हज़ार रुपये तक मिल सकता है। ई एम आई सत्रह हज़ार छह सौ तीस रुपये होगी, "
                                    + "बारह महीने के लिए।");
        }

        @Test
        void hinglishKeepsEnglishWordsLatinAndNumbersHindi() {
            assertThat(hinglish("आपका loan ₹2,50,000 तक, rate 10.5% p.a., 22K gold 20 g, Monday 4:30 PM"))
                    .isEqualTo(
                            "आपका loan दो लाख पचास हज़ार रुपये तक, rate दस point पाँच percent सालाना, बाईस carat gold बीस gram, "
                                    + "Monday शाम साढ़े चार बजे");
        }

        @Test
        void anEnglishQuoteIsSaidInWords() {
            assertThat(english("Up to ₹1,53,000 (indicative) at 10.5% p.a. for 12 months. Bring PAN & ID."))
                    .isEqualTo(
                            "Up to one lakh fifty three thousand rupees, indicative, at ten point five percent per annum "
                                    + "for twelve months. Bring pan and I D.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "₹1 | एक रुपया",
                "₹1.01 | एक रुपया एक पैसा",
                "₹0.50 | पचास पैसे",
                "Rs.500/- | पाँच सौ रुपये",
                "रु 500 | पाँच सौ रुपये",
                "-₹500 | माइनस पाँच सौ रुपये",
                "₹-500 | माइनस पाँच सौ रुपये",
                "₹10 Cr | दस करोड़ रुपये",
                "₹50 हज़ार से ₹2 लाख | पचास हज़ार रुपये से दो लाख रुपये",
                "₹1.5 लाख | एक दशमलव पाँच लाख रुपये",
                "2,50,000 रुपये | दो लाख पचास हज़ार रुपये",
                "₹1,23,45,67,890 | एक सौ तेईस करोड़ पैंतालीस लाख सड़सठ हज़ार आठ सौ नब्बे रुपये",
                "₹12,000/g | बारह हज़ार रुपये प्रति ग्राम",
            })
    void moneyFollowsIndianGrouping(String text, String spoken) {
        assertThat(hindi(text)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12:30 | दोपहर साढ़े बारह बजे",
                "13:30 | दोपहर डेढ़ बजे",
                "14:30 | दोपहर ढाई बजे",
                "00:15 | रात सवा बारह बजे",
                "12:45 | दोपहर पौने एक बजे",
                "9:05 AM | सुबह नौ बजकर पाँच मिनट",
                "शाम 5:30 बजे | शाम साढ़े पाँच बजे",
                "3:30 बजे | साढ़े तीन बजे",
                "10:00-16:00 | सुबह दस बजे से शाम चार बजे",
                "23/11/2026 | तेईस नवंबर दो हज़ार छब्बीस",
                "2027-03-05 | पाँच मार्च दो हज़ार सत्ताईस",
                "15 अगस्त 1947 | पंद्रह अगस्त उन्नीस सौ सैंतालीस",
                "24/7 | चौबीस घंटे सातों दिन",
            })
    void datesAndTimesAreSaidTheHindiWay(String text, String spoken) {
        assertThat(hindi(text)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1800-123-4567 | one eight zero zero, one two three, four five six seven",
                "care@hemadri.example | care at hemadri dot example",
                "https://www.hemadri.example/gold-loan. | www dot hemadri dot example slash gold dash loan.",
                "HB-PUN-01 | H B P U N zero one",
                "ABCDE1234F | A B C D E one two three four F",
                "GOLD LOAN | gold loan",
                "NBFCs | N B F Cs",
                "XYZ | X Y Z",
                "XXXXXX3210 | ending in three two one zero",
                "account 123456789012 | account one two three four five, six seven eight nine zero, one two",
                "007 | zero zero seven",
                "2026 | two thousand twenty six",
                "1,234 | one thousand two hundred thirty four",
                "9:05 am | nine oh five A M",
                "Nov 23, 2026 | November twenty third twenty twenty six",
                "the 12th and 21st | the twelfth and twenty first",
                "20-25 grams | twenty to twenty five grams",
                "50K views | fifty thousand views",
            })
    void codesAndFiguresAreSaidInEnglish(String text, String spoken) {
        assertThat(english(text)).isEqualTo(spoken);
    }

    @Test
    void markupEmojiAndInvisibleCharactersVanish() {
        assertThat(english("**Hi** <b>there</b> 😀\u200B [site](http://a.b/c)\n- one\n- two"))
                .isEqualTo("Hi there site. one. two");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noDigitOrSymbolSurvivesWhateverIsGiven(Language language) {
        String everything = "₹12,345.678 5% 22K 1/2 3:4 a@b.c #1 $5 €6 ½ ² ① 99999999999999999999 31/02/2026 25:61 "
                + "-7 +91 12345 <x y=1> {a} [b] 10^3 ~5 → ✓ ٣ 1e9 0x1F 5G v2.0 C++ 100% 1–2 ₹ % & = @ / | \\ _ *";
        assertThat(Verbaliser.verbalise(everything, language)).matches("[\\p{L}\\p{M} ,.?!।']*");
    }

    @Test
    void aMinusIsSaid() {
        assertThat(english("-5 degrees")).isEqualTo("minus five degrees");
    }
}

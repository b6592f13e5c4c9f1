package dev.kanak.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.text.NumberSpan.Kind;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberReaderTest {

    private static List<NumberSpan> read(String text) {
        return NumberReader.read(Tokens.of(text));
    }

    private static NumberSpan only(String text) {
        List<NumberSpan> spans = read(text);
        assertThat(spans).as(text).hasSize(1);
        return spans.getFirst();
    }

    private static List<String> values(String text) {
        return read(text).stream().map(span -> span.value().toPlainString()).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ढाई लाख | 250000",
                "डेढ़ लाख रुपये | 150000",
                "साढ़े तीन लाख | 350000",
                "पौने दो लाख | 175000",
                "सवा लाख | 125000",
                "सवा सौ ग्राम | 125",
                "डेढ़ सौ ग्राम | 150",
                "पौन लाख | 75000",
                "आधा किलो | 0.5",
                "half a crore | 5000000",
                "two and a half lakhs | 250000",
                "one and a half tola | 1.5",
                "quarter kg | 0.25",
                "saadhe teen | 3.5",
                "saade saat hajaar | 7500",
                "pone do | 1.75",
                "sava do lakh | 225000",
                "sade bara gram | 12.5",
                "adhai hazar | 2500",
                "dedh lac | 150000",
            })
    void fractionsScaleWhatFollows(String text, BigDecimal value) {
        assertThat(only(text).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "एक लाख बीस हजार पाँच सौ | 120500",
                "2 lakh पचास hazaar | 250000",
                "3 lakh 20 thousand | 320000",
                "5 लाख 20 हज़ार 3 सौ | 520300",
                "50k | 50000",
                "2L | 200000",
                "10 Cr | 100000000",
                "5,00,000 | 500000",
                "1,234,567 | 1234567",
                "५ लाख | 500000",
                "three hundred thousand | 300000",
                "one lakh and fifty thousand | 150000",
                "one hundred and five | 105",
                "two fifty grams | 250",
                "फिफ्टी थाउजेंड | 50000",
                "ट्वेंटी टू कैरेट | 22",
                "teen peti | 300000",
                "ek khokha | 10000000",
                "नौ सौ सोलह | 916",
                "char sau bees | 420",
                "सौ ग्राम | 100",
                "hundred percent | 100",
                "zero rupees | 0",
            })
    void scalesMultiplyInEveryMixture(String text, BigDecimal value) {
        assertThat(only(text).value()).isEqualTo(value);
        assertThat(only(text).kind()).isEqualTo(Kind.CARDINAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "दस दशमलव पाँच | 10.5",
                "das point paanch gram | 10.5",
                "ten point five | 10.5",
                "nine point seven five percent | 9.75",
                "शून्य दशमलव पाँच | 0.5",
                "one point five lakh | 150000",
                "twenty two point four grams | 22.4",
                "टेन पॉइंट फाइव | 10.5",
                "1.5 लाख | 150000",
                "10.50 | 10.5",
                "point five | 0.5",
            })
    void decimalsAreReadDigitByDigit(String text, BigDecimal value) {
        assertThat(only(text).value()).isEqualTo(value);
    }

    @Nested
    class Ranges {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "दो तीन लाख | 200000 | 300000",
                    "pachaas pachpan hazaar | 50000 | 55000",
                    "do dhai lakh | 200000 | 250000",
                    "दो से तीन लाख के बीच | 200000 | 300000",
                    "do ya teen lakh | 200000 | 300000",
                    "20 hazaar se 50 hazaar | 20000 | 50000",
                    "pandrah bees gram hoga | 15 | 20",
                    "20-25 gram | 20 | 25",
                    "chaar chhe mahine | 4 | 6",
                    "between 2 and 4 pm | 2 | 4",
                    "ट्वेंटी टू थर्टी थाउजेंड | 20000 | 30000",
                    "das se baarah percent | 10 | 12",
                })
        void twoNeighboursBeforeOneUnitAreARange(String text, BigDecimal low, BigDecimal high) {
            NumberSpan span = only(text);
            assertThat(span.kind()).isEqualTo(Kind.RANGE);
            assertThat(span.low()).isEqualTo(low);
            assertThat(span.high()).isEqualTo(high);
            assertThat(span.isRange()).isTrue();
        }

        @ParameterizedTest
        @CsvSource({"das das gram,10;10", "22 18 carat,22;18", "18 ya 22 carat,18;22", "do sau gram,200"})
        void equalFallingOrAlternativeNumbersAreNot(String text, String values) {
            assertThat(values(text)).containsExactly(values.split(";"));
        }
    }

    @Nested
    class ElidedUnit {

        @ParameterizedTest
        @CsvSource({"दो लाख साठ,260000,200060", "do lakh pachas,250000,200050", "चार लाख एक,401000,400001"})
        void aSmallNumberAfterLakhCountsThousands(String text, BigDecimal value, String literal) {
            NumberSpan span = only(text);
            assertThat(span.value()).isEqualTo(value);
            assertThat(span.unitElided()).isTrue();
            assertThat(span.digits()).isEqualTo(literal);
        }

        @Test
        void rupeesOrAHundredAfterItAreMeantAsSaid() {
            assertThat(only("एक लाख एक रुपये").value()).isEqualTo(new BigDecimal(100001));
            assertThat(only("3 lakh 500").value()).isEqualTo(new BigDecimal(300500));
            assertThat(only("3 lakh 500").unitElided()).isFalse();
        }

        @Test
        void aNumberWithAnotherUnitIsAnotherNumber() {
            assertThat(values("do lakh tees gram")).containsExactly("200000", "30");
            assertThat(values("teen lakh chhe mahine ke liye")).containsExactly("300000", "6");
        }
    }

    @Nested
    class AmbiguousWords {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "haan kar do please",
                    "कर दो",
                    "agent do",
                    "do you have a branch in Pune",
                    "how do I pay",
                    "mere saath chalo",
                    "एक चेन है",
                    "a private one",
                    "so what",
                    "no no no",
                    "double check karo",
                    "aadha paisa pehle de doon",
                    "BIS hallmark",
                    "lakhon log dono",
                    "yeh tera hai",
                })
        void areNoNumbersOutsideANumber(String text) {
            assertThat(read(text)).isEmpty();
        }

        @Test
        void doAfterAnAmountAtTheEndIsTheVerb() {
            assertThat(values("mujhe do lakh do")).containsExactly("200000");
            assertThat(values("mujhe paanch hazaar do na")).containsExactly("5000");
            assertThat(values("पाँच हज़ार दो")).containsExactly("5002");
            assertThat(values("do kangan hain")).containsExactly("2");
            assertThat(values("do")).containsExactly("2");
        }

        @Test
        void saathIsSixtyOnlyBesideAScaleOrUnit() {
            assertThat(values("do lakh saath hazaar")).containsExactly("260000");
            assertThat(values("saath gram")).containsExactly("60");
        }
    }

    @Nested
    class DigitRuns {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "नौ आठ सात छह पाँच चार तीन दो एक शून्य | 9876543210",
                    "नब्बे शून्य शून्य शून्य एक दो तीन चार पाँच | 9000012345",
                    "double nine, triple eight, double zero, one two three | 9988800123",
                    "nau aath double saat teen char paanch chhe saat aath | 9877345678",
                    "98765 43210 | 9876543210",
                    "zero nine one two three four five six seven eight zero | 09123456780",
                    "ninety eight seventy six fifty four thirty two ten | 9876543210",
                    "eight triple zero double one two double three four | 8000112334",
                    "nine O one two, three four five, six seven eight | 9012345678",
                    "नाइन एट सेवन सिक्स फाइव फोर थ्री टू वन जीरो | 9876543210",
                    "triple four six zero one | 444601",
                    "एक एक शून्य शून्य एक शून्य | 110010",
                    "1234 5678 9012 | 123456789012",
                    "9876543210 | 9876543210",
                })
        void areOneSpanWithTheirDigits(String text, String digits) {
            NumberSpan span = only(text);
            assertThat(span.kind()).isEqualTo(Kind.DIGITS);
            assertThat(span.digits()).isEqualTo(digits);
            assertThat(span.value()).isEqualTo(new BigDecimal(digits));
            assertThat(NumberReader.digits(Tokens.of(text))).isEqualTo(digits);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "saat sau unyasi, paanch sau, chaar hazaar das | 7795004010",
                    "98-98-98 sorry 98-98-97 1234 | 9898971234",
                    "98765 432 sorry 43210 | 9876543210",
                    "98765 43210 nahi 43211 | 9876543211",
                    "nau aath saat nahi chhe paanch | 9865",
                    "mera number hai 98765 aur phir 43210 | 9876543210",
                    "चार लाख एक | 400001",
                    "मेरे पास 2 चेन हैं नंबर 98765 43210 | 9876543210",
                })
        void digitsJoinsGroupsAndAppliesCorrections(String text, String digits) {
            assertThat(NumberReader.digits(Tokens.of(text))).isEqualTo(digits);
        }

        @Test
        void threeNumbersBeforeAUnitAreNoIdentifier() {
            assertThat(values("chain 22 18 20 carat")).containsExactly("22", "18");
        }
    }

    @Test
    void spansNameTheirTokensAndDoNotOverlap() {
        var tokens = Tokens.of("mere paas 30 gram ka 22 carat ka haar hai, do lakh chahiye");
        assertThat(NumberReader.read(tokens))
                .extracting(span -> String.join(" ", tokens.subList(span.from(), span.to())))
                .containsExactly("30", "22", "do lakh");
    }

    @Test
    void anythingAtAllIsReadWithoutFailure() {
        assertThat(read("")).isEmpty();
        assertThat(read("9".repeat(2000)).getFirst().digits()).hasSize(Tokens.MAX_CHARACTERS);
        assertThat(read("lakh crore lakh सौ सौ point point double double half and a"))
                .isNotNull();
    }
}

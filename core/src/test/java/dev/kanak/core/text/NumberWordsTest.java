package dev.kanak.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kanak.core.speech.Language;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberWordsTest {

    /** The spoken forms of 0 to 99 in order, as the conversation design fixes them. */
    private static final List<String> HINDI =
            List.of(("शून्य एक दो तीन चार पाँच छह सात आठ नौ दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह "
                            + "अठारह उन्नीस बीस इक्कीस बाईस तेईस चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस तीस इकतीस बत्तीस तैंतीस चौंतीस "
                            + "पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस चालीस इकतालीस बयालीस तैंतालीस चवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस "
                            + "उनचास पचास इक्यावन बावन तिरपन चौवन पचपन छप्पन सत्तावन अट्ठावन उनसठ साठ इकसठ बासठ तिरसठ चौंसठ पैंसठ छियासठ "
                            + "सड़सठ अड़सठ उनहत्तर सत्तर इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर अठहत्तर उन्यासी अस्सी इक्यासी "
                            + "बयासी तिरासी चौरासी पचासी छियासी सत्तासी अट्ठासी नवासी नब्बे इक्यानवे बानवे तिरानवे चौरानवे पचानवे छियानवे "
                            + "सत्तानवे अट्ठानवे निन्यानवे")
                    .split(" "));

    @Test
    void everyHindiNumberBelowAHundredIsTheWordOfTheDesign() {
        assertThat(HINDI).hasSize(100);
        for (int value = 0; value < 100; value++) {
            assertThat(NumberWords.cardinal(value, Language.HINDI)).isEqualTo(HINDI.get(value));
            assertThat(NumberWords.cardinal(value, Language.HINGLISH)).isEqualTo(HINDI.get(value));
        }
    }

    /** A hundred before every form puts each, even an ambiguous one, beside a scale. */
    @Test
    void everyWrittenVariantOfTheTableReadsAsItsNumber() {
        int variants = 0;
        for (List<String> row : Table.read("number-words.tsv")) {
            if (!List.of("digit", "whole", "tens").contains(row.get(0))) {
                continue;
            }
            for (String marked : row.get(3).split(" ", -1)) {
                if (marked.endsWith("+")) {
                    continue;
                }
                String word = marked.replaceAll("[?~!^]$", "");
                var spans = NumberReader.read(Tokens.of(word + " हज़ार"));
                assertThat(spans).as(word).hasSize(1);
                assertThat(spans.getFirst().value()).as(word).isEqualByComparingTo(row.get(1) + "000");
                variants++;
            }
        }
        assertThat(variants).isGreaterThan(500);
    }

    @Test
    void noSpellingStandsForTwoNumbers() {
        var seen = new HashMap<String, String>();
        for (List<String> row : Table.read("number-words.tsv")) {
            for (String marked : row.get(3).split(" ", -1)) {
                String word = Tokens.fold(marked.replaceAll("[?~!^+]$", ""));
                String before = seen.putIfAbsent(word, row.get(0) + row.get(1));
                assertThat(before).as(word).isIn(null, row.get(0) + row.get(1));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"pachchees,25", "pacheess,25", "baaees,22", "athaaraah,18", "chhabbeess,26", "nabbbe,90", "saattar,70"})
    void unlistedRomanSpellingsFoldToAListedOne(String word, BigDecimal value) {
        assertThat(NumberReader.read(Tokens.of(word)).getFirst().value()).isEqualTo(value);
    }

    @Test
    void digitsAreSaidOneByOne() {
        assertThat(NumberWords.digits("0 9-8", Language.HINDI)).isEqualTo("शून्य नौ आठ");
        assertThat(NumberWords.digits("", Language.ENGLISH)).isEmpty();
    }

    @Test
    void aNegativeNumberIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> NumberWords.cardinal(-1, Language.HINDI));
    }
}

package dev.kanak.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TokensTest {

    @Nested
    class Folding {

        @Test
        void everyNuktaGoesWhetherComposedOrNot() {
            assertThat(Tokens.of("ज़्यादा हज़ार काग़ज़")).containsExactly("ज्यादा", "हजार", "कागज");
            assertThat(Tokens.fold("साढ़े")).isEqualTo("साढे").isEqualTo(Tokens.fold("सा\u0922\u093Cे"));
            assertThat(Tokens.fold("डे\u095D"))
                    .isEqualTo(Tokens.fold("डे\u0922\u093C"))
                    .isEqualTo("डेढ");
        }

        @Test
        void nasalSpellingsBecomeAnusvara() {
            assertThat(Tokens.of("पाँच हिन्दी पन्द्रह मुम्बई कम्पनी अन्न उन्नीस"))
                    .containsExactly("पांच", "हिंदी", "पंद्रह", "मुंबई", "कंपनी", "अन्न", "उन्नीस");
        }

        @Test
        void latinIsLowerCasedAndLosesAccents() {
            assertThat(Tokens.of("EMI Café rupayé")).containsExactly("emi", "cafe", "rupaye");
        }

        @Test
        void digitsOfEveryScriptAreAscii() {
            assertThat(Tokens.of("२,५०,००० ５００ ٤٢ ৭")).containsExactly("2,50,000", "500", "42", "7");
        }

        @Test
        void invisibleCharactersCannotHideAWord() {
            assertThat(Tokens.of("la\u200Bkh क\u200Dर\u200C \u202Edo\u202C 9\u206087 न\uFE0Fौ"))
                    .containsExactly("lakh", "कर", "do", "987", "नौ");
        }
    }

    @Nested
    class Splitting {

        @Test
        void punctuationGoesExceptInsideNumbers() {
            assertThat(Tokens.of("₹2,50,000/-, 10.5% (haan)।"))
                    .containsExactly("rupees", "2,50,000", "10.5", "percent", "haan");
        }

        @Test
        void aCommaThatGroupsNothingSeparates() {
            assertThat(Tokens.of("98765,43210 22,18 1,2,3"))
                    .containsExactly("98765", "43210", "22", "18", "1", "2", "3");
        }

        @Test
        void hyphensSeparateAndAMinusIsAWord() {
            assertThat(Tokens.of("98-98-97 20 -25 kam -5 lakh"))
                    .containsExactly("98", "98", "97", "20", "25", "kam", "minus", "5", "lakh");
        }

        @Test
        void lettersAfterANumberAreAWordOfTheirOwn() {
            assertThat(Tokens.of("50k 2L 20ग्राम 22KT 25th abcde1234f 4x4"))
                    .containsExactly("50", "k", "2", "l", "20", "ग्राम", "22", "kt", "25th", "abcde1234f", "4x4");
        }

        @Test
        void timesAndDatesStayWhole() {
            assertThat(Tokens.of("4:30pm 23/11/2026 16:30")).containsExactly("4:30", "pm", "23/11/2026", "16:30");
        }

        @Test
        void anApostropheJoins() {
            assertThat(Tokens.of("don't o’clock 'quoted'")).containsExactly("dont", "oclock", "quoted");
        }

        @Test
        void halvesAreDecimals() {
            assertThat(Tokens.of("2½ lakh ½ kilo .5")).containsExactly("2.5", "lakh", "0.5", "kilo", "0.5");
        }

        @Test
        void emojiAndSymbolsSeparateAndVanish() {
            assertThat(Tokens.of("haan👍ji * # @ ~")).containsExactly("haan", "ji");
        }
    }

    @Test
    void anUtteranceIsCutAfterTheLimitBetweenCharacters() {
        String longText = "a".repeat(Tokens.MAX_CHARACTERS - 1) + "😀 tail";
        assertThat(Tokens.of(longText)).containsExactly("a".repeat(Tokens.MAX_CHARACTERS - 1));
    }

    @Test
    void aTextWithoutWordsHasNoTokens() {
        assertThat(Tokens.of("")).isEmpty();
        assertThat(Tokens.of(" …?! ")).isEmpty();
    }
}

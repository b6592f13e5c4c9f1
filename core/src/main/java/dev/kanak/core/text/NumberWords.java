package dev.kanak.core.text;

import dev.kanak.core.speech.Language;

/** Whole numbers and digits in words: Indian grouping, Hindi in Devanagari for Hindi and Hinglish. */
public final class NumberWords {

    private static final int[] SCALES = {10_000_000, 100_000, 1000, 100};

    private NumberWords() {}

    /** Cardinal words, e.g. "दो लाख पचास हज़ार" or "two lakh fifty thousand" without "and". */
    public static String cardinal(long value, Language language) {
        return write(value, language == Language.ENGLISH ? Spelling.ENGLISH : Spelling.HINDI);
    }

    /** Hindi words of a number in Latin script, e.g. "do lakh pachas hazaar". */
    static String romanised(long value) {
        return write(value, Spelling.ROMAN);
    }

    /** Digits one by one, e.g. "नौ आठ सात"; characters that are no ASCII digits are left out. */
    public static String digits(String digits, Language language) {
        var out = new StringBuilder(digits.length() * 5);
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit >= 0 && digit <= 9) {
                out.append(out.isEmpty() ? "" : " ").append(cardinal(digit, language));
            }
        }
        return out.toString();
    }

    private enum Spelling {
        HINDI,
        ROMAN,
        ENGLISH;

        String word(int value) {
            return switch (this) {
                case HINDI -> NumberLexicon.hindi(value);
                case ROMAN -> NumberLexicon.roman(value);
                case ENGLISH -> englishBelowHundred(value);
            };
        }

        String scale(int scale) {
            boolean indian = scale == 10_000_000 || scale == 100_000;
            return switch (this) {
                case HINDI -> NumberLexicon.hindi(scale);
                case ROMAN -> NumberLexicon.roman(scale);
                case ENGLISH -> indian ? (scale == 100_000 ? "lakh" : "crore") : NumberLexicon.english(scale);
            };
        }

        private static String englishBelowHundred(int value) {
            if (value < 20 || value % 10 == 0) {
                return NumberLexicon.english(value);
            }
            return NumberLexicon.english(value - value % 10) + " " + NumberLexicon.english(value % 10);
        }
    }

    private static String write(long value, Spelling spelling) {
        if (value < 0) {
            throw new IllegalArgumentException("value must not be negative");
        }
        var out = new StringBuilder(48);
        append(value, spelling, out);
        return out.toString();
    }

    private static void append(long value, Spelling spelling, StringBuilder out) {
        long rest = value;
        for (int scale : SCALES) {
            if (rest >= scale) {
                append(rest / scale, spelling, out);
                out.append(' ').append(spelling.scale(scale));
                rest %= scale;
            }
        }
        if (rest > 0 || out.isEmpty()) {
            out.append(out.isEmpty() ? "" : " ").append(spelling.word((int) rest));
        }
    }
}

package dev.kanak.core.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Amounts, decimals and money in words. */
final class SpokenNumbers {

    private static final BigInteger LARGEST = BigInteger.TEN.pow(15);
    private static final int PHONE_GROUP = 5;

    private final SpokenWords words;

    SpokenNumbers(SpokenWords words) {
        this.words = words;
    }

    /** A figure with its decimals one by one and trailing zeros dropped: "दस दशमलव पाँच". */
    String decimal(String figure) {
        BigDecimal value = value(figure);
        BigInteger whole = value.toBigInteger();
        if (whole.compareTo(LARGEST) >= 0) {
            return words.digits(figure);
        }
        String spoken = words.cardinal(whole.longValueExact());
        String plain = value.toPlainString();
        int point = plain.indexOf('.');
        return point < 0 ? spoken : spoken + " " + words.word("point") + " " + words.digits(plain.substring(point + 1));
    }

    /**
     * Money in words.
     *
     * @param scale 1000, 100000, … said after the figure, or 1
     */
    String rupees(String figure, int scale) {
        BigDecimal value = value(figure);
        boolean paiseFit = value.scale() <= 2 && value.toBigInteger().compareTo(LARGEST) < 0;
        if (scale > 1 || !paiseFit) {
            return scaled(figure, scale) + " " + words.word("rupees");
        }
        long rupees = value.longValue();
        long paise =
                value.subtract(BigDecimal.valueOf(rupees)).movePointRight(2).longValueExact();
        if (paise == 0) {
            return words.cardinal(rupees) + " " + words.word(rupees == 1 ? "rupee" : "rupees");
        }
        String spokenPaise = words.cardinal(paise) + " " + words.word(paise == 1 ? "paisa" : "paise");
        if (rupees == 0) {
            return spokenPaise;
        }
        String and = words.english() ? " " + words.word("and") + " " : " ";
        return words.cardinal(rupees) + " " + words.word(rupees == 1 ? "rupee" : "rupees") + and + spokenPaise;
    }

    /** A figure and the scale said after it: "एक दशमलव पाँच लाख". */
    String scaled(String figure, int scale) {
        return scale > 1 ? decimal(figure) + " " + words.scale(scale) : decimal(figure);
    }

    /** Digits one by one; ten and more with a pause after every five. */
    String digitGroups(String digits) {
        if (digits.length() < 2 * PHONE_GROUP) {
            return words.digits(digits);
        }
        var out = new StringBuilder();
        for (int from = 0; from < digits.length(); from += PHONE_GROUP) {
            out.append(from == 0 ? "" : ", ")
                    .append(words.digits(digits.substring(from, Math.min(digits.length(), from + PHONE_GROUP))));
        }
        return out.toString();
    }

    /** The factor of a written scale ("लाख", "lakh", "k", "Cr"), 1 if there is none. */
    static int scaleFactor(@Nullable String written) {
        if (written == null) {
            return 1;
        }
        Lexeme lexeme = NumberLexicon.lexeme(Tokens.fold(written));
        return lexeme.is(Lexeme.Kind.SCALE) ? lexeme.value().intValue() : 1;
    }

    boolean isOne(String figure) {
        return value(figure).compareTo(BigDecimal.ONE) == 0;
    }

    static BigDecimal value(String figure) {
        BigDecimal stripped = new BigDecimal(figure.replace(",", "")).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}

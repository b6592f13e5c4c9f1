package dev.kanak.core.text;

import java.math.BigDecimal;

/**
 * What a token can mean inside a number.
 *
 * @param value its number, factor or fraction; 0 where the kind has none
 * @param english whether it is an English word
 * @param use where it counts as a number
 */
record Lexeme(Kind kind, BigDecimal value, boolean english, Use use) {

    static final Lexeme NONE = new Lexeme(Kind.NONE, BigDecimal.ZERO, false, Use.ALWAYS);

    enum Kind {
        /** No part of a number. */
        NONE,
        /** 0 to 9. */
        DIGIT,
        /** 10 to 99 in Hindi, 10 to 19 in English: takes no digit after it. */
        WHOLE,
        /** Twenty to ninety. */
        TENS,
        /** Written in digits. */
        NUMERAL,
        /** Hundred, thousand, lakh, crore. */
        SCALE,
        /** सवा: a quarter more. */
        SAVA,
        /** साढ़े: a half more. */
        SAADHE,
        /** पौने: a quarter less. */
        PAUNE,
        /** डेढ़, ढाई, पौन: a number of its own. */
        FIXED,
        /** Half or quarter of the unit that follows. */
        HALF,
        POINT,
        /** Double, triple. */
        REPEAT,
        ARTICLE,
        AND,
        /** "se", "to": joins a range. */
        SEPARATOR,
        /** "ya", "or". */
        ALTERNATIVE
    }

    /** Where an ambiguous word counts as a number. */
    enum Use {
        ALWAYS,
        /** Beside a number or a unit, or alone. */
        BESIDE_NUMBER,
        /** After a scale, or before a scale or a unit. */
        BESIDE_SCALE,
        /** Between digits. */
        IN_DIGITS,
        /** Straight after a number. */
        SUFFIX,
        /** Not where it is a verb. */
        NOT_AS_VERB
    }

    static Lexeme numeral(String digits) {
        return new Lexeme(Kind.NUMERAL, new BigDecimal(digits.replace(",", "")), false, Use.ALWAYS);
    }

    boolean is(Kind other) {
        return kind == other;
    }

    boolean isScale(int factor) {
        return kind == Kind.SCALE && value.intValue() == factor;
    }

    /** Whether it can begin or be a count. */
    boolean isCount() {
        return switch (kind) {
            case DIGIT, WHOLE, TENS, NUMERAL, SAVA, SAADHE, PAUNE, FIXED -> true;
            case NONE, SCALE, HALF, POINT, REPEAT, ARTICLE, AND, SEPARATOR, ALTERNATIVE -> false;
        };
    }

    /** Whether it is a whole number of its own: a digit, a number below 100 or a numeral without a fraction. */
    boolean isWholeNumber() {
        return switch (kind) {
            case DIGIT, WHOLE, TENS -> true;
            case NUMERAL -> value.scale() <= 0;
            case NONE, SCALE, SAVA, SAADHE, PAUNE, FIXED, HALF, POINT, REPEAT, ARTICLE, AND, SEPARATOR, ALTERNATIVE ->
                false;
        };
    }
}

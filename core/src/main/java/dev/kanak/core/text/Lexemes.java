package dev.kanak.core.text;

import dev.kanak.core.text.Lexeme.Kind;
import dev.kanak.core.text.Lexeme.Use;
import java.util.List;

/** The tokens of one utterance with their meanings, ambiguous words decided by their neighbours. */
final class Lexemes {

    private final List<String> tokens;
    private final Lexeme[] raw;
    private final Lexeme[] decided;

    Lexemes(List<String> tokens) {
        this.tokens = tokens;
        raw = new Lexeme[tokens.size()];
        decided = new Lexeme[tokens.size()];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = tokens.get(i).isEmpty() ? Lexeme.NONE : NumberLexicon.lexeme(tokens.get(i));
        }
        for (int i = 0; i < raw.length; i++) {
            decided[i] = counts(i) ? raw[i] : Lexeme.NONE;
        }
    }

    int size() {
        return raw.length;
    }

    /** The meaning at an index; {@link Lexeme#NONE} outside the utterance. */
    Lexeme at(int index) {
        return index >= 0 && index < decided.length ? decided[index] : Lexeme.NONE;
    }

    boolean is(int index, Kind kind) {
        return at(index).is(kind);
    }

    String token(int index) {
        return index >= 0 && index < raw.length ? tokens.get(index) : "";
    }

    /** Whether a unit of weight, money, time or rate stands there. */
    boolean isUnit(int index) {
        return isMoney(index) || isContext("unit", index);
    }

    boolean isMoney(int index) {
        return isContext("money", index);
    }

    boolean isContext(String kind, int index) {
        return index >= 0 && index < raw.length && NumberLexicon.isContext(kind, tokens.get(index));
    }

    private boolean counts(int i) {
        return switch (raw[i].use()) {
            case ALWAYS -> true;
            case BESIDE_NUMBER ->
                raw.length == 1 || isNumber(i - 1) || isNumber(i + 1) || isUnit(i + 1) || isBeforeAndAHalf(i);
            case BESIDE_SCALE ->
                raw.length == 1 || isRaw(i - 1, Kind.SCALE) || isRaw(i + 1, Kind.SCALE) || isUnit(i + 1);
            case IN_DIGITS -> isSpokenDigit(i - 1) && isSpokenDigit(i + 1);
            case SUFFIX -> i > 0 && followsCount(i);
            case NOT_AS_VERB -> !isVerb(i);
        };
    }

    private boolean followsCount(int i) {
        boolean written = raw[i - 1].is(Kind.NUMERAL);
        return token(i).length() == 1 ? written || (raw[i - 1].english() && isNumber(i - 1)) : isNumber(i - 1);
    }

    private boolean isNumber(int i) {
        if (i < 0 || i >= raw.length) {
            return false;
        }
        return raw[i].isCount() || raw[i].is(Kind.SCALE) || raw[i].is(Kind.POINT) || raw[i].is(Kind.REPEAT);
    }

    private boolean isBeforeAndAHalf(int i) {
        return isRaw(i + 1, Kind.AND)
                && (isRaw(i + 2, Kind.HALF) || (isRaw(i + 2, Kind.ARTICLE) && isRaw(i + 3, Kind.HALF)));
    }

    private boolean isSpokenDigit(int i) {
        return i >= 0
                && i < raw.length
                && raw[i].use() != Use.IN_DIGITS
                && (raw[i].is(Kind.DIGIT)
                        || raw[i].is(Kind.REPEAT)
                        || (raw[i].is(Kind.NUMERAL) && token(i).length() == 1));
    }

    private boolean isRaw(int i, Kind kind) {
        return i >= 0 && i < raw.length && raw[i].is(kind);
    }

    /** Whether "do" is the verb "give" (or the English verb) rather than two. */
    private boolean isVerb(int i) {
        if (isNumber(i + 1) || isUnit(i + 1)) {
            return false;
        }
        if (isRaw(i - 1, Kind.SCALE)) {
            return (i + 1 < raw.length || hasOtherWords())
                    && (i + 1 == raw.length || isContext("verb-follower", i + 1));
        }
        if (isNumber(i - 1)) {
            return false;
        }
        if (i + 1 == raw.length) {
            return raw.length > 1 && !isContext("count-cue", i - 1);
        }
        return isContext("verb-stem", i - 1) || isContext("verb-follower", i + 1);
    }

    /** Whether the utterance holds more than a number, and nothing that asks for an identifier. */
    private boolean hasOtherWords() {
        boolean others = false;
        for (int i = 0; i < raw.length; i++) {
            if (isContext("identifier", i)) {
                return false;
            }
            others |= raw[i].is(Kind.NONE);
        }
        return others;
    }
}

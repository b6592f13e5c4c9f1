package dev.kanak.core.text;

import dev.kanak.core.text.Lexeme.Kind;
import java.util.Optional;

/** Finds runs of digits: single digits, pairs, written groups, doubles and triples. */
final class DigitRunParser {

    private static final int LONGEST_AMOUNT = 9;

    private final Lexemes words;

    DigitRunParser(Lexemes words) {
        this.words = words;
    }

    /** The longest run that begins at an index, without a last group that a scale or a fraction claims. */
    Optional<DigitRun> parse(int from) {
        var digits = new StringBuilder();
        int at = from;
        int groups = 0;
        int lastGroup = 0;
        boolean repeated = false;
        for (int to = groupEnd(at); to > at && !isClaimed(to); to = groupEnd(at)) {
            int before = digits.length();
            appendGroup(at, digits);
            lastGroup = digits.length() - before;
            repeated |= words.is(at, Kind.REPEAT);
            groups++;
            at = to;
        }
        return groups == 0
                ? Optional.empty()
                : Optional.of(new DigitRun(from, at, digits.toString(), groups, repeated, lastGroup));
    }

    /** Whether the run is an identifier rather than one or two amounts. */
    boolean isIdentifier(DigitRun run) {
        int length = run.digits().length();
        if (run.repeated() || length > LONGEST_AMOUNT) {
            return true;
        }
        boolean beforeUnit = words.isUnit(run.to());
        return switch (run.groups()) {
            case 1 -> length > 1 && run.digits().charAt(0) == '0';
            case 2 -> !beforeUnit && bothWrittenLong(run);
            default -> !beforeUnit;
        };
    }

    private boolean bothWrittenLong(DigitRun run) {
        return words.is(run.from(), Kind.NUMERAL)
                && words.is(run.to() - 1, Kind.NUMERAL)
                && words.token(run.from()).length() >= 3
                && words.token(run.to() - 1).length() >= 3;
    }

    /** Index after the group that begins at an index, or the index itself if none does. */
    private int groupEnd(int at) {
        Lexeme word = words.at(at);
        return switch (word.kind()) {
            case DIGIT, WHOLE -> at + 1;
            case TENS -> isPair(at) ? at + 2 : at + 1;
            case NUMERAL -> isDigitsOnly(words.token(at)) ? at + 1 : at;
            case REPEAT -> isOneDigit(at + 1) ? at + 2 : at;
            case NONE, SCALE, SAVA, SAADHE, PAUNE, FIXED, HALF, POINT, ARTICLE, AND, SEPARATOR, ALTERNATIVE -> at;
        };
    }

    private boolean isClaimed(int to) {
        return words.is(to, Kind.SCALE) || words.is(to, Kind.POINT);
    }

    private void appendGroup(int at, StringBuilder digits) {
        Lexeme word = words.at(at);
        if (word.is(Kind.REPEAT)) {
            digits.repeat(words.at(at + 1).value().toString(), word.value().intValue());
        } else if (word.is(Kind.NUMERAL)) {
            digits.append(words.token(at));
        } else if (word.is(Kind.TENS) && isPair(at)) {
            digits.append(word.value().add(words.at(at + 1).value()));
        } else {
            digits.append(word.value());
        }
    }

    private boolean isPair(int at) {
        Lexeme unit = words.at(at + 1);
        return unit.is(Kind.DIGIT) && unit.english() && unit.value().signum() > 0;
    }

    private boolean isOneDigit(int at) {
        return words.is(at, Kind.DIGIT)
                || (words.is(at, Kind.NUMERAL) && words.token(at).length() == 1);
    }

    private static boolean isDigitsOnly(String token) {
        return token.indexOf(',') < 0 && token.indexOf('.') < 0;
    }
}

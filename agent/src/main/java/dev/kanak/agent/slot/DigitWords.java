package dev.kanak.agent.slot;

import dev.kanak.agent.intent.Concepts;
import dev.kanak.core.text.NumberReader;
import dev.kanak.core.text.NumberSpan;
import dev.kanak.core.text.SpelledLetters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Runs of digits as they are said or typed, in groups of any size and in any script. */
final class DigitWords {

    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Set<String> BETWEEN =
            Set.of("aur", "और", "and", "phir", "fir", "फिर", "then", "dash", "डैश", "space", "hyphen", "uske", "baad");

    /**
     * A run.
     *
     * @param from index of its first word
     * @param to index after its last word
     */
    record Run(int from, int to, String digits) {}

    private DigitWords() {}

    /** Every run of digits, left to right. */
    static List<Run> runs(List<String> tokens, Concepts heard) {
        List<Run> runs = new ArrayList<>();
        for (NumberSpan span : NumberReader.read(tokens)) {
            String digits = span.digits().isEmpty() ? each(tokens.subList(span.from(), span.to())) : span.digits();
            if (digits.isEmpty() || isAmount(span)) {
                continue;
            }
            Run last = runs.isEmpty() ? new Run(-1, -1, "") : runs.getLast();
            if (last.to() >= 0 && joined(tokens, last.to(), span.from())) {
                runs.removeLast();
                runs.add(new Run(last.from(), span.to(), last.digits() + digits));
            } else {
                runs.add(new Run(span.from(), span.to(), digits));
            }
        }
        return runs;
    }

    /** "Ek lakh": a number with a scale is no part of an identifier. */
    private static boolean isAmount(NumberSpan span) {
        boolean words = span.to() - span.from() > 1;
        return span.kind() == NumberSpan.Kind.CARDINAL
                && words
                && span.value().precision() - span.value().scale() > 3;
    }

    private static boolean joined(List<String> tokens, int from, int to) {
        return BETWEEN.containsAll(tokens.subList(from, to));
    }

    private static String each(List<String> tokens) {
        StringBuilder digits = new StringBuilder();
        for (String token : tokens) {
            digits.append(digits(token));
        }
        return digits.toString();
    }

    private static String digits(String token) {
        if (DIGITS.matcher(token).matches()) {
            return token;
        }
        List<NumberSpan> spans = NumberReader.read(List.of(token));
        return spans.size() == 1 ? spans.getFirst().digits() : "";
    }

    /**
     * What a word adds to a code of letters and digits: a letter by its name, a digit, or a short word of capitals.
     *
     * @param letters whether letters may come: "बी" is B there and nothing among digits
     */
    static String character(String token, boolean letters) {
        String digits = digits(token);
        String letter = SpelledLetters.letter(token);
        if (!letter.isEmpty() && (letters || digits.isEmpty())) {
            return letter;
        }
        if (!digits.isEmpty()) {
            return digits;
        }
        return token.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) ? token : "";
    }
}

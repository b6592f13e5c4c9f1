package dev.kanak.pipeline.tts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts a reply into clauses for synthesis, so that the first is heard while the rest is still being made. Pure.
 *
 * <p>A clause ends after . । ? ! ; : or a dash or comma between words; never inside a number ("5,00,000", "10.5") or after
 * an abbreviation or initial ("Rs.", "डॉ."). A comma or dash ends a clause only if what stands before it is long enough,
 * and the first clause is kept short.
 */
public final class Clauses {

    private static final String SENTENCE_END = ".।?!;:";
    private static final String PAUSE = ",—–";
    private static final int FIRST_CLAUSE = 8;
    private static final int LATER_CLAUSE = 25;
    private static final int LONGEST_FIRST = 60;
    private static final Set<String> ABBREVIATIONS = Set.of(
            "rs", "mr", "mrs", "ms", "dr", "no", "approx", "etc", "vs", "st", "रु", "डॉ", "श्री", "नं", "कि", "मि",
            "ग्रा");

    private Clauses() {}

    /**
     * The clauses of a text in order, trimmed, with their punctuation; empty if it holds no letter or digit.
     */
    public static List<String> split(String text) {
        var clauses = new ArrayList<String>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (endsClause(text, start, i, clauses.isEmpty())) {
                start = add(clauses, text, start, i + 1);
            }
        }
        add(clauses, text, start, text.length());
        return clauses;
    }

    /** Adds the clause if it says something; returns where the next begins. */
    private static int add(List<String> clauses, String text, int from, int to) {
        String clause = text.substring(from, to).strip();
        if (clause.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return from;
        }
        clauses.add(clause);
        return to;
    }

    private static boolean endsClause(String text, int start, int i, boolean first) {
        char mark = text.charAt(i);
        boolean spaceFollows = i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1));
        if (SENTENCE_END.indexOf(mark) >= 0) {
            return (spaceFollows || mark == '।') && !(mark == '.' && abbreviated(text, start, i));
        }
        int length = i - start;
        if (PAUSE.indexOf(mark) >= 0) {
            return (spaceFollows || mark != ',') && length >= (first ? FIRST_CLAUSE : LATER_CLAUSE);
        }
        return first && Character.isWhitespace(mark) && length > LONGEST_FIRST && !insideNumber(text, i);
    }

    private static boolean abbreviated(String text, int start, int dot) {
        int from = dot;
        while (from > start && !Character.isWhitespace(text.charAt(from - 1))) {
            from--;
        }
        String word = text.substring(from, dot).toLowerCase(Locale.ROOT);
        boolean initial = word.length() == 1 && Character.isLetter(word.charAt(0));
        return initial || ABBREVIATIONS.contains(word);
    }

    private static boolean insideNumber(String text, int space) {
        return (space > 0 && Character.isDigit(text.charAt(space - 1)))
                || (space + 1 < text.length() && Character.isDigit(text.charAt(space + 1)));
    }
}

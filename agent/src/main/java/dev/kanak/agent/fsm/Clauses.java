package dev.kanak.agent.fsm;

import dev.kanak.core.text.Tokens;
import java.util.List;
import java.util.regex.Pattern;

/** The clauses of an utterance, each of which may ask something of its own. */
final class Clauses {

    private static final int MOST = 5;

    private static final String AND = "और|तथा|एवं|aur|and|also|plus|साथ ही|saath hi";

    private static final Pattern JOINT = Pattern.compile("(?iu)[,;?।]*\\s+(?:" + AND + ")\\s+(?:(?:" + AND
            + "|हाँ|haan|ये|yeh|ye)\\s+)?|[?;।,]\\s+|\\.\\s+(?=\\p{L})");

    private static final Pattern OPENING = Pattern.compile("(?iu)^(?:" + AND + ")\\s+");

    private Clauses() {}

    /** A text without the "and" that it begins with. */
    static String withoutAnd(String text) {
        return OPENING.matcher(text.strip()).replaceFirst("");
    }

    /** The clauses in order; the whole text alone if it has one clause or too many to be questions. */
    static List<String> of(String text) {
        List<String> clauses = JOINT.splitAsStream(text)
                .map(Clauses::withoutAnd)
                .filter(clause -> !Tokens.of(clause).isEmpty())
                .toList();
        return clauses.size() < 2 || clauses.size() > MOST ? List.of(text) : clauses;
    }
}

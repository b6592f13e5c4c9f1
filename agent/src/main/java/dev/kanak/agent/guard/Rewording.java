package dev.kanak.agent.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says a sentence without the clauses that must not be said. */
final class Rewording {

    /** A comma inside a number parts nothing. */
    private static final Pattern CLAUSE_END = Pattern.compile("\\s*(?:[;:,](?!\\d)|[—–]|\\s-\\s)\\s*");

    private static final Pattern BRACKETS = Pattern.compile("\\s*\\([^()]*\\)");

    /** A clause that leans on the one before it says nothing alone. */
    private static final Pattern LEANS = Pattern.compile(
            "^(?:and|or|but|so|which|that|because|और|या|पर|लेकिन|तो|यानी|जो|जिससे|क्योंकि|aur|ya|lekin|toh?|jo|yaani)(?:\\s|$)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern END = Pattern.compile("[।.?!]$");
    private static final int LEAST_WORDS = 3;

    private Rewording() {}

    /** What is left of a sentence that still says something; empty if nothing does, or if nothing was to go. */
    static Optional<String> withoutClauses(String sentence, Predicate<String> forbidden) {
        Matcher brackets = BRACKETS.matcher(sentence);
        String bare = brackets.replaceAll(
                found -> forbidden.test(found.group()) ? "" : Matcher.quoteReplacement(found.group()));
        Matcher ending = END.matcher(bare);
        String mark = ending.find() ? ending.group() : "";
        List<String> kept = new ArrayList<>();
        boolean gap = false;
        for (String clause : CLAUSE_END.split(ending.replaceFirst(""), -1)) {
            boolean goes =
                    forbidden.test(clause) || (gap && LEANS.matcher(clause).find());
            if (!goes) {
                kept.add(clause.strip());
            }
            gap = goes;
        }
        String text = String.join(", ", kept);
        boolean says =
                text.split("\\s+").length >= LEAST_WORDS && !LEANS.matcher(text).find();
        return says && !text.equals(END.matcher(sentence).replaceFirst(""))
                ? Optional.of(capital(text) + mark)
                : Optional.empty();
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }
}

package dev.kanak.rag.steps;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads how a question hangs together: its parts, its figures, and whether it leans on an earlier one. */
final class Clauses {

    private static final Pattern BETWEEN = Pattern.compile(
            "[?!।;]+|,(?!\\p{N})|\\.\\s|(?<![\\p{L}\\p{M}\\p{N}])(?:aur|or|और|तथा|एवं|and|also|lekin|लेकिन|but|ya"
                    + " phir|या फिर)(?![\\p{L}\\p{M}\\p{N}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern FIGURE =
            Pattern.compile("\\p{N}[\\p{N},./]*\\s*(?:%|rs|₹)?|₹", Pattern.CASE_INSENSITIVE);

    /** Words that stand for what was spoken of before. */
    private static final Set<String> POINTING = Set.of(
            "uska", "uski", "uske", "usmein", "usme", "usmen", "usko", "use", "iska", "iski", "iske", "ismein", "isme",
            "ismen", "isko", "inka", "unka", "उसका", "उसकी", "उसके", "उसमें", "उसमे", "उसको", "उसे", "इसका", "इसकी",
            "इसके", "इसमें", "इसमे", "इसको", "इसे", "इनका", "उनका", "it", "its", "that", "those", "this");

    private static final Pattern GOES_ON = Pattern.compile(
            "^\\s*(?:aur|और|and|what about|how about|phir|फिर)(?![\\p{L}\\p{M}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    /** Words of a question; English ones that may also state something ask only at the beginning. */
    private static final Pattern ASKS = Pattern.compile(
            "(?<![\\p{L}\\p{M}])(?:kya|kyaa|kaun|kab|kahan|kahaan|kaise|kaisa|kaisi|kitna|kitni|kitne|kyun|kyon|kyu|kis|"
                    + "क्या|कौन|कब|कहाँ|कहां|कैसे|कैसा|कैसी|कितना|कितनी|कितने|क्यों|किस|what|which|who|whom|whose|when|where|why|how)"
                    + "(?![\\p{L}\\p{M}])|^\\s*(?:is|are|am|do|does|did|can|could|will|would|shall|should|may|must|has|have)\\s",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern SPACE = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private Clauses() {}

    /** The parts between conjunctions and stops, in order. */
    static List<String> of(String question) {
        return Arrays.stream(BETWEEN.split(question, 0))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** True if the question goes on from an earlier one, or points to what it was about. */
    static boolean leans(String question) {
        return GOES_ON.matcher(question).find() || points(question);
    }

    /** True if a word stands for what an earlier question was about; "and the fees?" only goes on from it. */
    static boolean points(String question) {
        return SPACE.splitAsStream(question.toLowerCase(Locale.ROOT)).anyMatch(POINTING::contains);
    }

    /** True if a part asks something; one that does not tells it. */
    static boolean asks(String part) {
        return ASKS.matcher(part).find();
    }

    /** The question without figures in digits. */
    static String withoutFigures(String question) {
        return FIGURE.matcher(question).replaceAll(" ").strip();
    }
}

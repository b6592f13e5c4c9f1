package dev.kanak.pipeline.stt;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** English words that sound like another, told by the words beside them: "i no" is "i know", "that is to high" "too high". Pure. */
final class Homophones {

    private static final Set<String> KNOWING = Set.of("i", "you", "we", "they", "dont", "didnt", "to", "lets");

    /** After "no" these make a refusal: "i no longer want it". */
    private static final Set<String> REFUSED = Set.of(
            "longer",
            "more",
            "problem",
            "problems",
            "need",
            "interest",
            "money",
            "gold",
            "thanks",
            "thank",
            "sir",
            "madam");

    private static final Set<String> THANKS = Set.of("thank", "thanks");

    /** What there can be too much of. */
    private static final Set<String> TOO_MUCH = Set.of(
            "high",
            "much",
            "many",
            "low",
            "less",
            "expensive",
            "costly",
            "late",
            "long",
            "far",
            "hard",
            "old",
            "small",
            "big");

    private static final Set<String> IS = Set.of("is", "its", "thats", "seems", "looks", "was", "are");

    /** Words before a noun for who somebody is. */
    private static final Set<String> ARTICLES = Set.of("a", "an", "the");

    /** What is ended. */
    private static final Set<String> ENDED = Set.of("it", "this", "my", "the", "call");

    /** Before a way, not before what weighs. */
    private static final Set<String> WHICH =
            Set.of("a", "the", "any", "no", "other", "another", "best", "easy", "which", "this", "that");

    /** Words before what somebody does: "to buy", "can you hear me". */
    private static final Set<String> BEFORE_VERBS = Set.of(
            "to", "can", "cant", "cannot", "could", "couldnt", "will", "would", "dont", "didnt", "not", "you", "i",
            "we", "they", "please", "just", "let", "should", "must", "only", "lets");

    /** Before what is weighed or told, and not before what somebody does. */
    private static final Set<String> BEFORE_WEIGHTS = Set.of(
            "what", "the", "net", "gross", "total", "my", "its", "of", "by", "gold", "in", "which", "whose", "this",
            "that", "and", "on", "per", "full", "exact", "less", "more", "stone", "loss");

    /** What may be waited for, or said to one who is to wait. */
    private static final Set<String> AFTER_WAIT = Set.of(
            "a", "please", "till", "until", "sir", "madam", "one", "first", "just", "here", "let", "dont", "no", "wait",
            "weight");

    /** Who or what is heard, and how. */
    private static final Set<String> HEARD = Set.of(
            "me", "you", "us", "it", "him", "her", "anything", "properly", "clearly", "well", "what", "that", "from");

    /** What follows "bye" for a farewell. */
    private static final Set<String> AFTER_BYE =
            Set.of("bye", "sir", "madam", "then", "thanks", "thank", "have", "see", "take", "for");

    private Homophones() {}

    /**
     * Another word for one of an utterance.
     *
     * @param words in Latin letters as they are written if nothing beside them tells; empty strings for words that are not English
     */
    static Optional<String> of(List<String> words, int i) {
        String before = at(words, i - 1);
        String after = at(words, i + 1);
        return switch (words.get(i)) {
            case "no" -> Optional.of("know").filter(_ -> knows(words, i, before, after));
            case "to" -> to(words, i, before, after);
            case "weigh" -> Optional.of("way").filter(_ -> WHICH.contains(before));
            case "their" -> Optional.of("there").filter(_ -> IS.contains(before));
            case "or" -> Optional.of("are").filter(_ -> isTold(words, i, before, after));
            case "past" -> Optional.of("passed").filter(_ -> after.equals("away"));
            case "weight" -> Optional.of("wait").filter(_ -> waits(before, after));
            case "here" -> Optional.of("hear").filter(_ -> BEFORE_VERBS.contains(before) && HEARD.contains(after));
            case "right" -> Optional.of("write").filter(_ -> BEFORE_VERBS.contains(before) && after.equals("to"));
            case "bye" -> bye(before, after);
            case "and" -> Optional.of("end").filter(_ -> ends(before, after));
            default -> Optional.empty();
        };
    }

    private static Optional<String> to(List<String> words, int i, String before, String after) {
        if (after.equals("and")
                && at(words, i + 2).equals("a")
                && at(words, i + 3).equals("half")) {
            return Optional.of("two");
        }
        return Optional.of("too").filter(_ -> TOO_MUCH.contains(after) && isJudged(words, i, before));
    }

    private static boolean knows(List<String> words, int i, String before, String after) {
        return KNOWING.contains(before) && !REFUSED.contains(after) && !THANKS.contains(at(words, i - 2));
    }

    /** "It is too high", and "still too expensive", but not "due to high interest" or "twenty two small coins". */
    private static boolean isJudged(List<String> words, int i, String before) {
        return before.isEmpty() || IS.contains(before) || IS.contains(at(words, i - 2));
    }

    /** "Please wait", "wait a minute" or nothing else; but "what is the weight", "weight twenty grams". */
    private static boolean waits(String before, String after) {
        boolean alone = before.isEmpty() && after.isEmpty();
        boolean told = AFTER_WAIT.contains(after) || after.isEmpty();
        return alone
                || BEFORE_VERBS.contains(before)
                || (told && !BEFORE_WEIGHTS.contains(before) && !IS.contains(before));
    }

    /** "I want to buy", "by Monday", and "bye" alone or at the end. */
    private static Optional<String> bye(String before, String after) {
        if (BEFORE_VERBS.contains(before)) {
            return Optional.of("buy").filter(_ -> !after.isEmpty() || before.equals("to"));
        }
        return Optional.of("by").filter(_ -> !before.isEmpty() && !after.isEmpty() && !AFTER_BYE.contains(after));
    }

    /** "How do I know you are a bank". */
    private static boolean isTold(List<String> words, int i, String before, String after) {
        List<String> earlier = words.subList(0, i);
        return before.equals("you") && ARTICLES.contains(after) && (earlier.contains("know") || earlier.contains("no"));
    }

    /** "At the end", "to end it", but not "two and a half". */
    private static boolean ends(String before, String after) {
        return before.equals("the") || (before.equals("to") && ENDED.contains(after));
    }

    private static String at(List<String> words, int i) {
        return i >= 0 && i < words.size() ? words.get(i) : "";
    }
}

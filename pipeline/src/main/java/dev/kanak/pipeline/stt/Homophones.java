package dev.kanak.pipeline.stt;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

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

    /** What there is never much of after "to": "to much" is "too much". */
    private static final Set<String> ONLY_TOO = Set.of("much", "many", "long", "expensive");

    /** After these a sentence may end with "to". */
    private static final Set<String> BEFORE_LAST_TO = Set.of(
            ("want wants like need have how where who whom what going used spoke talk speak not and complain go apply up come speaking"
                            + " talking belong belongs refer sent send paid connected agree able due")
                    .split(" "));

    /** Words before what somebody does: "to wait", "can you wait". */
    private static final Set<String> BEFORE_VERBS = Set.of(
            "to", "can", "cant", "cannot", "could", "couldnt", "will", "would", "dont", "didnt", "not", "you", "i",
            "we", "they", "please", "just", "let", "should", "must", "only", "lets", "why", "did");

    /** Of these, the ones that no farewell follows: "didn't buy", but "thank you, bye". */
    private static final Set<String> BEFORE_BUY = Set.of(
            "to", "can", "cant", "cannot", "could", "couldnt", "will", "would", "dont", "didnt", "not", "should",
            "must", "did");

    /** Before what is weighed or told, and not before what somebody does. */
    private static final Set<String> BEFORE_WEIGHTS = Set.of(
            "what", "the", "net", "gross", "total", "my", "its", "of", "by", "gold", "in", "which", "whose", "this",
            "that", "and", "on", "per", "full", "exact", "less", "more", "stone", "loss", "same", "much", "is");

    /** What may be waited for, or said to one who is to wait. */
    private static final Set<String> AFTER_WAIT = Set.of(
            "a", "please", "till", "until", "sir", "madam", "one", "first", "just", "let", "dont", "no", "wait",
            "weight");

    /** What follows "bye" for a farewell. */
    private static final Set<String> AFTER_BYE = Set.of(
            "bye", "sir", "madam", "then", "thanks", "thank", "have", "see", "take", "for", "talk", "now", "good", "i",
            "ok", "okay");

    /** Who or what is heard, and how. */
    private static final Set<String> HEARD = Set.of(
            "me", "you", "us", "it", "him", "her", "anything", "properly", "clearly", "well", "what", "that", "from");

    /** What is written, and to whom. */
    private static final Set<String> WRITTEN = Set.of("to", "a", "an", "it", "down", "in", "on");

    /** Who is let do something. */
    private static final Set<String> LET = Set.of("me", "us", "him", "her", "them", "you", "it", "my");

    /** Whose something is, in "on my end". */
    private static final Set<String> OWNERS = Set.of("my", "your", "his", "her", "other");

    /** What may stand before an hour. */
    private static final Set<String> BEFORE_HOURS = Set.of(
            "a",
            "an",
            "one",
            "half",
            "every",
            "per",
            "the",
            "this",
            "same",
            "last",
            "next",
            "each",
            "eleventh",
            "rush",
            "working",
            "which",
            "what",
            "office",
            "lunch",
            "any");

    private static final Set<String> TIMES = Set.of("year", "years", "month", "months", "week", "weeks", "day", "days");

    /** What an amount or a weight ends with. */
    private static final Set<String> UNITS = Set.of(
            "lakh",
            "lakhs",
            "crore",
            "crores",
            "thousand",
            "rupees",
            "percent",
            "gram",
            "grams",
            "tola",
            "tolas",
            "loan");

    private static final Pattern TEN_AND_MORE =
            Pattern.compile("(?:ten|eleven|twelve|.*teen|twenty|thirty|forty|fifty)");

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
            case "for" -> Optional.of("for").filter(_ -> isTerm(words, i, before));
            case "at", "eight" -> Optional.of("at").filter(_ -> isRate(words, i, before, after));
            case "weigh" -> Optional.of("way").filter(_ -> WHICH.contains(before));
            case "their" -> Optional.of("there").filter(_ -> IS.contains(before));
            case "or" -> Optional.of("are").filter(_ -> isTold(words, i, before, after));
            case "past" -> Optional.of("passed").filter(_ -> after.equals("away"));
            case "weight" -> Optional.of("wait").filter(_ -> waits(before, after));
            case "here" -> Optional.of("hear").filter(_ -> hears(words, i, before, after));
            case "right" -> Optional.of("write").filter(_ -> BEFORE_VERBS.contains(before) && WRITTEN.contains(after));
            case "late" -> Optional.of("let").filter(_ -> LET.contains(after));
            case "hour" -> Optional.of("our").filter(_ -> !after.isEmpty() && !BEFORE_HOURS.contains(before));
            case "bye" -> bye(at(words, i - 2), before, after);
            case "and" -> Optional.of("end").filter(_ -> ends(before, after));
            default -> Optional.empty();
        };
    }

    private static Optional<String> to(List<String> words, int i, String before, String after) {
        if (after.equals("and")
                && (at(words, i + 2).equals("half")
                        || (at(words, i + 2).equals("a") && at(words, i + 3).equals("half")))) {
            return Optional.of("two");
        }
        boolean last = i > 0 && after.isEmpty() && !BEFORE_LAST_TO.contains(before) && !UNITS.contains(before);
        return Optional.of("too")
                .filter(_ ->
                        last || ONLY_TOO.contains(after) || (TOO_MUCH.contains(after) && isJudged(words, i, before)));
    }

    private static boolean knows(List<String> words, int i, String before, String after) {
        boolean told = before.equals("me") && at(words, i - 2).equals("late");
        return told || (KNOWING.contains(before) && !REFUSED.contains(after) && !THANKS.contains(at(words, i - 2)));
    }

    /** "It is too high", and "still too expensive", but not "due to high interest" or "twenty two small coins". */
    private static boolean isJudged(List<String> words, int i, String before) {
        return before.isEmpty() || IS.contains(before) || IS.contains(at(words, i - 2));
    }

    /** "Three lakh for one year". */
    private static boolean isTerm(List<String> words, int i, String before) {
        return UNITS.contains(before) && (TIMES.contains(at(words, i + 2)) || TIMES.contains(at(words, i + 3)));
    }

    /** "At eighteen percent": no number begins with "eight eighteen". */
    private static boolean isRate(List<String> words, int i, String before, String after) {
        boolean percent = at(words, i + 2).equals("percent") || at(words, i + 3).equals("percent");
        return percent && TEN_AND_MORE.matcher(after).matches() && !UNITS.contains(before);
    }

    /** "Please wait", "wait a minute" or nothing else; but "what is the weight", "weight twenty grams". */
    private static boolean waits(String before, String after) {
        boolean alone = before.isEmpty() && after.isEmpty();
        boolean again = before.equals("wait") || before.equals("weight");
        return alone
                || again
                || BEFORE_VERBS.contains(before)
                || (AFTER_WAIT.contains(after) && !BEFORE_WEIGHTS.contains(before));
    }

    /** "Can you hear me", "I could not hear"; but "are you here tomorrow", "I am not here". */
    private static boolean hears(List<String> words, int i, String before, String after) {
        boolean last = after.isEmpty()
                && (before.endsWith("nt")
                        || before.equals("cannot")
                        || at(words, i - 2).equals("could"));
        return last || (BEFORE_VERBS.contains(before) && HEARD.contains(after));
    }

    /** "I want to buy", "by Monday", and "bye" alone, first or last. */
    private static Optional<String> bye(String earlier, String before, String after) {
        if (BEFORE_BUY.contains(before) || (before.equals("i") && (!after.isEmpty() || BEFORE_BUY.contains(earlier)))) {
            return Optional.of("buy");
        }
        return Optional.of("by").filter(_ -> !after.isEmpty() && !AFTER_BYE.contains(after));
    }

    /** "How do I know you are a bank". */
    private static boolean isTold(List<String> words, int i, String before, String after) {
        List<String> earlier = words.subList(0, i);
        return before.equals("you") && ARTICLES.contains(after) && (earlier.contains("know") || earlier.contains("no"));
    }

    /** "At the end", "to end it", but not "two and a half". */
    private static boolean ends(String before, String after) {
        return before.equals("the") || OWNERS.contains(before) || (before.equals("to") && ENDED.contains(after));
    }

    private static String at(List<String> words, int i) {
        return i >= 0 && i < words.size() ? words.get(i) : "";
    }
}

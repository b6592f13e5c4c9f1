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

    /** After these the last "to" of a sentence is "too". */
    private static final Set<String> ALSO = Set.of(
            "me", "him", "her", "us", "them", "that", "this", "it", "today", "gold", "wife", "husband", "loan", "yes");

    /** Words before what somebody does: "to wait", "can you wait". */
    private static final Set<String> BEFORE_VERBS = Set.of(
            "to", "can", "cant", "cannot", "could", "couldnt", "will", "would", "dont", "didnt", "not", "you", "i",
            "we", "they", "please", "just", "let", "should", "must", "only", "lets", "why", "did");

    /** Of these, the ones that no farewell follows: "didn't buy", but "thank you, bye". */
    private static final Set<String> BEFORE_BUY = Set.of(
            "to", "can", "cant", "cannot", "could", "couldnt", "will", "would", "dont", "didnt", "not", "should",
            "must", "did");

    private static final Set<String> NOT = Set.of("cant", "cannot", "couldnt", "didnt", "dont");

    private static final Set<String> BUYERS = Set.of("you", "we", "they", "want", "and");

    private static final Set<String> BOUGHT =
            Set.of("gold", "old", "it", "back", "jewellery", "a", "an", "the", "my", "new", "coins", "house", "silver");

    /** Before what is weighed or told, and not before what somebody does. */
    private static final Set<String> BEFORE_WEIGHTS = Set.of(
            "what", "the", "net", "gross", "total", "my", "its", "of", "by", "gold", "in", "which", "whose", "this",
            "that", "and", "on", "per", "full", "exact", "less", "more", "stone", "loss", "same", "much", "is");

    /** What may be waited for, or said to one who is to wait. */
    private static final Set<String> AFTER_WAIT = Set.of(
            "a", "please", "till", "until", "sir", "madam", "one", "first", "just", "let", "dont", "no", "wait",
            "weight");

    private static final Set<String> MOMENTS = Set.of("minute", "second", "moment");

    private static final Set<String> BE = Set.of("be", "is", "was", "of");

    private static final Set<String> BEFORE_BYE =
            Set.of("ok", "okay", "you", "thanks", "bye", "sir", "madam", "then", "so", "good", "now", "nice", "it");

    /** What follows "bye" for a farewell. */
    private static final Set<String> AFTER_BYE = Set.of(
            "bye sir madam then thanks thank have see take for talk everyone till tomorrow will my all now good i ok okay"
                    .split(" "));

    /** Who or what is heard, and how. */
    private static final Set<String> HEARD = Set.of(
            "me", "you", "us", "it", "him", "her", "anything", "properly", "clearly", "well", "what", "that", "from");

    /** What is written, and to whom. */
    private static final Set<String> WRITTEN = Set.of("to", "a", "an", "it", "down", "in", "on");

    /** Who is let do something. */
    private static final Set<String> LET = Set.of("me", "us", "him", "her", "them", "you", "it", "my");

    private static final Set<String> BEFORE_LET =
            Set.of("please", "will", "would", "dont", "didnt", "not", "doesnt", "cant", "wont", "and", "just", "to");

    /** Whose something is, in "on my end". */
    private static final Set<String> OWNERS = Set.of("my", "your", "his", "her", "other");

    private static final Set<String> BEFORE_OUR = Set.of(
            "in", "at", "of", "for", "to", "is", "are", "from", "with", "on", "all", "we", "and", "about", "near");

    private static final Set<String> AFTER_HOUR = Set.of(
            "", "please", "of", "timing", "timings", "it", "you", "i", "service", "later", "wait", "the", "before",
            "and", "or");

    private static final Set<String> TIMES = Set.of("year", "years", "month", "months", "week", "weeks", "day", "days");

    /** What an amount or a weight ends with. */
    private static final Set<String> UNITS =
            Set.of("lakh lakhs crore crores thousand rupees percent gram grams tola tolas loan".split(" "));

    private static final Set<String> WEIGHED = Set.of("gram", "grams", "tola", "tolas");

    private static final Set<String> UP_TO_NINE =
            Set.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "zero", "double", "triple");

    private static final Pattern TEN_AND_MORE =
            Pattern.compile("(?:ten|eleven|twelve|.*teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)");

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
            // Said so that it is not read as the number.
            case "for" -> Optional.of("for").filter(_ -> isTerm(words, i, before) || isPledged(words, i, before));
            case "four" -> Optional.of("for").filter(_ -> isPledged(words, i, before));
            case "at", "eight" -> Optional.of("at").filter(_ -> isRate(words, i, before, after));
            case "weigh" -> Optional.of("way").filter(_ -> WHICH.contains(before));
            case "their" -> Optional.of("there").filter(_ -> IS.contains(before));
            case "or" -> Optional.of("are").filter(_ -> isTold(words, i, before, after));
            case "past" -> Optional.of("passed").filter(_ -> after.equals("away"));
            case "weight" -> Optional.of("wait").filter(_ -> waits(words, i, before, after));
            case "here" -> Optional.of("hear").filter(_ -> hears(words, i, before, after));
            case "right" -> Optional.of("write").filter(_ -> BEFORE_VERBS.contains(before) && WRITTEN.contains(after));
            case "late" ->
                Optional.of("let").filter(_ -> (i == 0 || BEFORE_LET.contains(before)) && LET.contains(after));
            case "hour" -> Optional.of("our").filter(_ -> BEFORE_OUR.contains(before) && !AFTER_HOUR.contains(after));
            case "bye" -> bye(words, i, before, after);
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
        boolean last = i == words.size() - 1 && ALSO.contains(before);
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

    /** "What would I get for eighty grams": gold is pledged, and not got. */
    private static boolean isPledged(List<String> words, int i, String before) {
        boolean tens = TEN_AND_MORE.matcher(at(words, i + 1)).matches();
        int unit = i + (UP_TO_NINE.contains(at(words, i + 2)) ? 3 : 2);
        return before.equals("get") && tens && WEIGHED.contains(at(words, unit));
    }

    /** "At eighteen percent": no number begins with "eight eighteen". */
    private static boolean isRate(List<String> words, int i, String before, String after) {
        boolean percent = at(words, i + 2).equals("percent")
                || (UP_TO_NINE.contains(at(words, i + 2)) && at(words, i + 3).equals("percent"));
        boolean inNumber =
                UP_TO_NINE.contains(before) || TEN_AND_MORE.matcher(before).matches() || before.equals("at");
        return percent && !inNumber && TEN_AND_MORE.matcher(after).matches();
    }

    /** "Please wait", "wait a minute" or nothing else; but "what is the weight", "सोने का weight". */
    private static boolean waits(List<String> words, int i, String before, String after) {
        boolean alone = words.size() == 1;
        boolean again = before.equals("wait") || before.equals("weight");
        boolean moment = !after.equals("one") || MOMENTS.contains(at(words, i + 2));
        boolean told = AFTER_WAIT.contains(after) && moment && (i == 0 || !before.isEmpty());
        return alone
                || again
                || (BEFORE_VERBS.contains(before) && !BE.contains(after))
                || (told && !BEFORE_WEIGHTS.contains(before));
    }

    /** "Can you hear me", "I could not hear"; but "are you here tomorrow", "I am not here". */
    private static boolean hears(List<String> words, int i, String before, String after) {
        boolean could = NOT.contains(before) || at(words, i - 2).equals("could");
        boolean last = i == words.size() - 1 && could;
        return last || (BEFORE_VERBS.contains(before) && HEARD.contains(after));
    }

    /** "I want to buy", "by Monday", and "bye" alone, first or last. */
    private static Optional<String> bye(List<String> words, int i, String before, String after) {
        boolean bought = BOUGHT.contains(after);
        boolean asked = before.equals("i") && (!after.isEmpty() || BEFORE_BUY.contains(at(words, i - 2)));
        if (BEFORE_BUY.contains(before) || asked || (BUYERS.contains(before) && bought)) {
            return Optional.of("buy");
        }
        boolean farewell = (before.isEmpty() || BEFORE_BYE.contains(before)) && AFTER_BYE.contains(after);
        boolean time = (after.equals("then") || after.equals("now")) && words.size() > i + 2;
        return Optional.of("by").filter(_ -> time || (!after.isEmpty() && !farewell));
    }

    /** "How do I know you are a bank". */
    private static boolean isTold(List<String> words, int i, String before, String after) {
        List<String> earlier = words.subList(0, i);
        return before.equals("you") && ARTICLES.contains(after) && (earlier.contains("know") || earlier.contains("no"));
    }

    /** "At the end", "to end it", but not "two and a half". */
    private static boolean ends(String before, String after) {
        return before.equals("the")
                || (OWNERS.contains(before) && (after.isEmpty() || after.equals("of")))
                || (before.equals("to") && ENDED.contains(after));
    }

    private static String at(List<String> words, int i) {
        return i >= 0 && i < words.size() ? words.get(i) : "";
    }
}

package dev.kanak.agent.fsm;

import dev.kanak.agent.intent.Words;
import dev.kanak.core.text.CalendarReader;
import dev.kanak.core.text.CalendarReading;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What a caller says of a time at which they cannot come: "kal nahi aa sakta", "I can't come tomorrow". */
final class Absence {

    private static final String WORD_END = "(?![\\p{L}\\p{M}])";
    private static final String NOT = "(?:nahi|nahin|nai|na|नहीं|नही|ना|न)";
    /** Without "na", which asks for a yes at the end: "kal na". */
    private static final String REFUSES = "(?:nahi|nahin|nai|नहीं|नही)";

    private static final String NO = "(?:nahi|nahin|नहीं|नही|no)";
    private static final Set<String> BESIDE_DAY = Set.of("ko", "को", "to", "toh", "तो", "on", "ke", "के", "din", "दिन");
    private static final String ABLE =
            "(?:sak\\w*|paa?\\w+|सक[\\p{L}\\p{M}]*|पा[\\p{L}\\p{M}]*|raha|rahi|rahe|रहा|रही|रहे)" + WORD_END;
    private static final String COME = "(?:aa|आ|ho|हो|pahunch|पहुँच|पहुंच)";
    private static final String WILL_COME =
            "(?:aa?unga|aa?ungi|aay?enge|aana|hoga|आऊँगा|आऊंगा|आऊँगी|आऊंगी|आएँगे|आएंगे|आना|होगा)" + WORD_END;

    private static final String HINDI =
            "(?:" + NOT + "\\s+(?:" + COME + "\\s+" + ABLE + "|" + WILL_COME + ")|" + COME + "\\s+"
                    + NOT + "\\s+" + ABLE + "|(?:mumkin|possible|मुमकिन|पॉसिबल|संभव)\\s+" + NOT + WORD_END
                    + ")(?:\\s+(?:hoon|hun|hu|hai|hain|हूँ|हूं|है|हैं)" + WORD_END + ")?";

    private static final String DAY =
            "(?:(?:on|at|by|this|next|the|in)\\s+)*(?:day after tomorrow|today|tomorrow|tonight|\\p{L}+day|\\d\\S*)"
                    + "(?:\\s+(?:at\\s+)?(?:\\d\\S*|morning|afternoon|evening|noon|am|pm))*";

    private static final String ENGLISH = "(?:can'?t|cannot|can not|won'?t be able to|not able to|unable to)\\s+"
            + "(?:come|make it|make|visit|reach|be there)(?![\\p{L}])(?:\\s+(?:there|over|in|to the branch))?(?:\\s+"
            + DAY
            + ")?";

    private static final Pattern ABSENT = Pattern.compile("(?iu)(?:^|[,;।.?!]|\\s(?:but|lekin|magar|लेकिन|मगर)\\s)"
            + "[^,;।.?!]*?(?<![\\p{L}\\p{M}])(?:" + HINDI + "|" + ENGLISH + ")");

    private static final Pattern NOT_COME = Pattern.compile("(?iu)(?<![\\p{L}\\p{M}])(?:" + NOT
            + "|don'?t|can'?t|cannot|not)\\s+(?:" + COME + "|aa?y[aei]|आ|come|make|reach|visit)");

    private static final Pattern NOW = Pattern.compile("(?iu)(?<![\\p{L}\\p{M}])(?:abhi|अभी|now)" + WORD_END);

    /** "Kal nahi aa paya to", "kal nahi aaya to kya hoga": what would be if the caller did not come. */
    private static final Pattern SUPPOSED = Pattern.compile("(?iu)(?<![\\p{L}\\p{M}])" + NOT + "\\s+(?:(?:" + COME
            + ")\\s+(?:paa?\\w*|पा[\\p{L}\\p{M}]*)|aa?y[aei]|आ[यए]ा?|आई|आये|pahunch[aei]|पहुँच[ाीे]|पहुंच[ाीे])\\s+(?:to|toh|तो)"
            + "(?=[\\s,]*(?:$|[?।]|(?:kya|kaise|kab|kitn|phir|fir|क्या|कैसे|कब|कितन|फिर)))");

    /** "Kal nahi", "nahi ji, somvaar ko to nahi", "not on Monday": a clause of a day and a no; a question refuses nothing. */
    private static final Pattern REFUSED = Pattern.compile("(?iu)(?<=^|[,;।.!])\\s*(?:(?:ji|जी|are|अरे|but|lekin|लेकिन|"
            + NO
            + ")[\\s,]+)*(?:(?<hindi>[^,;।.?!]{2,40}?)\\s+(?:(?:ko|को|ke din|के दिन|to|toh|तो|bilkul|बिल्कुल)\\s+)*"
            + REFUSES + "|not\\s+(?:on\\s+)?(?<english>[^,;।.?!]{2,40}?))"
            + "(?:\\s+(?:ji|जी|hai|है|chahiye|चाहिए|chalega|चलेगा|jamega|जमेगा|please|प्लीज़))*\\s*(?=$|[,;।.!])");

    private Absence() {}

    /** The day that a clause refuses by nothing but a no; empty if there is none. */
    static Optional<LocalDate> refusedDay(String text, LocalDateTime now) {
        Matcher refused = REFUSED.matcher(text);
        while (refused.find()) {
            Optional<LocalDate> day = day(refused, now);
            if (day.isPresent()) {
                return day;
            }
        }
        return Optional.empty();
    }

    /** What is left of an utterance without a clause that refuses a day. */
    static String withoutRefused(String text, LocalDateTime now) {
        return REFUSED.matcher(text)
                .replaceAll(refused -> day(refused, now).isPresent() ? " " : Matcher.quoteReplacement(refused.group()))
                .strip();
    }

    /** The day that the words of a clause name, if they name nothing else. */
    private static Optional<LocalDate> day(MatchResult refused, LocalDateTime now) {
        String named = Optional.ofNullable(refused.group("hindi")).orElseGet(() -> refused.group("english"));
        List<String> words = Words.of(named);
        CalendarReading read = CalendarReader.read(words, now, false, false);
        return read.date()
                .filter(_ -> read.time().isEmpty() && read.part().isEmpty())
                .filter(_ -> IntStream.range(0, words.size())
                        .allMatch(at -> read.covered().contains(at) || BESIDE_DAY.contains(words.get(at))));
    }

    /** Whether the caller only supposes not to come. */
    static boolean isSupposed(String text) {
        return SUPPOSED.matcher(text).find()
                || Heard.supposed(text)
                        .filter(supposed -> ABSENT.matcher(supposed).find()
                                || NOT_COME.matcher(supposed).find())
                        .isPresent();
    }

    /** What is left of an utterance without it; empty if there is none, or it tells only of now. */
    static Optional<String> without(String text) {
        String left = ABSENT.matcher(text)
                .replaceAll(
                        absent -> NOW.matcher(absent.group()).find() ? Matcher.quoteReplacement(absent.group()) : " ");
        return left.equals(text) ? Optional.empty() : Optional.of(left.strip());
    }
}

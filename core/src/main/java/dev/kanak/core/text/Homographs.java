package dev.kanak.core.text;

import java.util.regex.Pattern;

/**
 * Words of romanised Hindi that are spelled as another word is, told apart by their neighbours and written in Devanagari:
 * "dar" is डर (fear) in "mujhe dar lagta hai" and "chori ka dar", and दर (rate) in "byaj dar". Fear is masculine, a rate
 * feminine, so that "dar lagti hai" is a rate. Pure and thread-safe.
 */
public final class Homographs {

    private static final String RATE = "byaj|byaaj|byaz|interest|sood|sud|loan|emi";

    /** What "ka dar" is the rate of. */
    private static final String RATED = RATE + "|sona|sone|gold|chandi|carat|karat|gram|tola|bank|aaj|abhi|kal";

    /** What asks or tells of a rate before the word itself. */
    private static final String BEFORE_RATE =
            "(?<!\\b(?:" + RATE + "|percent|ki|kya|kitna|kitni|kaunsi|konsi|kaun si|kaunsa|konsa|kaun sa)\\s)";

    /** What one does with fear: it is felt, or one takes fright. */
    private static final String FELT =
            "(?:\\s(?:bhi|to|toh|hi|sa|nahi|kyun))?\\s(?:lagta|lagne|laga|lagega|gaya|gaye|gayi|ke maare"
                    + "|lag(?!\\s(?:rahi|gayi|jati|jaati))|rah[aei]\\s(?:hu|hun|hoon|hai|hain|tha|thi))\\b";

    private static final Pattern FEAR = Pattern.compile("(?i)\\b(?:darr"
            + "|" + BEFORE_RATE + "dar(?=" + FELT + ")"
            + "|(?<=\\b(?:mujhe|mujhko|hame|hamein|hume|humein|yeh|ye|yahi|bahut|thoda)\\s)dar(?=\\s(?:bhi\\s)?(?:hai|tha)\\b)"
            + "|(?<=\\bka\\s)(?<!\\b(?:" + RATED
            + ")\\ska\\s)dar(?!\\s(?:kya|kitna|kitni|bata\\w*|kam|zyada|jyada)\\b))\\b");

    private Homographs() {}

    /** A text with such words in Devanagari where their neighbours tell which is meant; everything else as it is. */
    public static String apart(String text) {
        return FEAR.matcher(text).replaceAll("डर");
    }
}

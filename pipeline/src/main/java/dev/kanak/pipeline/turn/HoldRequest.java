package dev.kanak.pipeline.turn;

import dev.kanak.core.text.Tokens;
import java.util.List;
import java.util.Set;

/**
 * Words by which a caller asks to be waited for: "एक मिनट", "ek second rukiye", "hold on", "one minute, let me check".
 * They end in the request, or in what the caller will do meanwhile.
 */
public final class HoldRequest {

    private static final Set<String> ONE = words("एक ek one वन a ए अ दो do two टू 1 2");
    private static final Set<String> MOMENT =
            words("मिनट मिनिट minute minutes min minat minit second seconds sec सेकंड सेकेंड"
                    + " सेकण्ड सेकंड्स पल pal moment मोमेंट moments");
    private static final Set<String> NOT_BEFORE_ONE = words("in within per for every after में हर इन mein me har");

    private static final Set<String> STOP =
            words("रुकिए रुकिये रुकिएगा रुको ठहरिए ठहरिये ठहरो rukiye rukie rukiyega ruko thahriye thehriye thehro");
    private static final Set<String> WAIT = words("wait वेट");
    private static final Set<String> NOT_BEFORE_WAIT =
            words("i we you they he she to can can't cannot could will would should"
                    + " must may have not don't long the a no my मैं हम आई वी यू टू कैन विल मैंने");

    private static final Set<String> HOLD = words("hold होल्ड hang हैंग रुक ruk");
    private static final Set<String> AFTER_HOLD = words(
            "on ऑन please प्लीज कीजिए कीजिये करिए करो करें kijiye kariye karo karen one वन a ए जाइए जाओ jaiye jao");
    private static final Set<String> BEFORE_HOLD = words("please प्लीज just जस्ट");

    private static final Set<String> LET = words("let लेट");
    private static final Set<String> ME = words("me मी");
    private static final Set<String> LOOK = words("check see look find get चेक सी लुक");

    private static final Set<String> COURTESY =
            words("please प्लीज जी ji हाँ हां haan han sir सर madam मैडम भैया bhaiya"
                    + " मैं main mai i i'll i'm अभी abhi ज़रा जरा zara jara बस bas just जस्ट जाइए जाओ jaiye jao");

    /** What a caller says to do in the meantime. */
    private static final Set<String> MEANWHILE = words(
            "let लेट me मी my the a it that for to on ऑन"
                    + " check चेक see सी look लुक find get pen पेन paper papers पेपर bill बिल receipt phone number one"
                    + " देखकर देखके देखने देखता देखती देख बताता बताती बता पूछता पूछती पूछकर पूछ करता करती कर करके लूँ लूं लेता लेती ले"
                    + " दूँ दूं दीजिए दो हूँ हूं dekhkar dekhke dekhne dekhta dekhti dekh batata batati bata poochta poochkar puchta"
                    + " karta karti kar karke lun loon leta leti le dun doon dijiye do hoon hun hu"
                    + " रुकिए रुकिये रुको ठहरिए rukiye ruko wait वेट hold होल्ड कीजिए करिए करो kijiye kariye karo with looking checking");

    private static final int MEANWHILE_MOST = 7;

    private HoldRequest() {}

    private static Set<String> words(String list) {
        return Set.copyOf(Tokens.of(list));
    }

    /** True if the text ends in a request to wait. */
    public static boolean endsIn(String text) {
        List<String> words = Tokens.of(text);
        for (int at = words.size() - 1; at >= 0; at--) {
            if (beginsAt(words, at)) {
                return true;
            }
            if (!isFiller(words.get(at)) || words.size() - at > MEANWHILE_MOST) {
                return false;
            }
        }
        return false;
    }

    /** True if the text is nothing but a request to wait, so that there is nothing to answer. */
    public static boolean isWhole(String text) {
        List<String> words = Tokens.of(text);
        return endsIn(text)
                && words.stream()
                        .allMatch(word -> isFiller(word)
                                || ONE.contains(word)
                                || STOP.contains(word)
                                || HOLD.contains(word)
                                || WAIT.contains(word));
    }

    private static boolean isFiller(String word) {
        return COURTESY.contains(word) || MEANWHILE.contains(word) || MOMENT.contains(word);
    }

    private static boolean beginsAt(List<String> words, int at) {
        String word = words.get(at);
        String before = at == 0 ? "" : words.get(at - 1);
        String after = at + 1 < words.size() ? words.get(at + 1) : "";
        String third = at + 2 < words.size() ? words.get(at + 2) : "";
        return STOP.contains(word)
                || (WAIT.contains(word) && !NOT_BEFORE_WAIT.contains(before))
                || (ONE.contains(word) && MOMENT.contains(after) && !NOT_BEFORE_ONE.contains(before))
                || (HOLD.contains(word) && (AFTER_HOLD.contains(after) || BEFORE_HOLD.contains(before)))
                || (LET.contains(word) && ME.contains(after) && LOOK.contains(third));
    }
}

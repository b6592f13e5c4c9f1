package dev.kanak.agent.fsm;

import dev.kanak.agent.intent.Concepts;
import dev.kanak.agent.intent.Intent;
import dev.kanak.agent.intent.IntentRules;
import dev.kanak.agent.intent.Words;
import dev.kanak.agent.slot.PersonalNumbers;
import dev.kanak.agent.slot.SlotName;
import dev.kanak.agent.slot.SlotReading;
import dev.kanak.agent.topic.Topic;
import dev.kanak.agent.topic.Topics;
import dev.kanak.agent.wording.Spoken;
import dev.kanak.core.speech.Language;
import dev.kanak.core.text.NumberReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An utterance understood.
 *
 * @param text the caller's words, cleaned
 * @param words number of words
 * @param language language it counts for; empty if no word tells
 * @param intents what it may be for, likeliest first
 * @param slots values told
 * @param flags yes or no, consents and wishes about the call, by slot name
 * @param digits longest run of digits
 * @param secret kind of a number that must not be said on a call
 * @param topics what it touches on beside its intent
 * @param clauses its clauses, understood each by itself; empty if it has one
 */
record Heard(
        String text,
        int words,
        Optional<Language> language,
        Concepts concepts,
        List<IntentRules.Scored> intents,
        SlotReading slots,
        Map<String, Object> flags,
        String digits,
        Optional<PersonalNumbers.Kind> secret,
        Topics topics,
        List<Heard> clauses) {

    private static final double ENOUGH = 1.9;

    private static final Set<String> AFTER = Set.of("baad", "बाद", "after");

    /** "Sona surakshit rahega na?" asks to be assured; it is no refusal. */
    private static final Set<String> NOT = Set.of("नहीं", "नही", "nahi", "nahin", "no", "not");

    /** Words that stand around the last digits of a number. */
    private static final Set<String> AROUND_DIGITS = Set.of(
            "नहीं", "नही", "nahi", "nahin", "no", "not", "आखिर", "आखिरी", "akhir", "aakhir", "akhri", "aakhri", "में",
            "mein", "me", "last", "लास्ट", "digit", "digits", "अंक", "number", "नंबर", "is", "are", "है", "हैं", "hai",
            "hain", "the", "wrong", "गलत", "galat", "ji", "जी", "के", "ke", "की", "ki");

    private static final Pattern TAG = Pattern.compile("(?iu)\\s(?:ना|na|naa|न)[\\s?।.!]*$");

    /** What asks or answers after a supposition, where no comma parts them. */
    private static final String AFTER_SUPPOSED =
            "(?=\\s(?:kya|kitn[aei]|kaise|kab|kaun|kahan|क्या|कितन[ाीे]|कैसे|कब|कौन|कहाँ"
                    + "|then|yes|what|how|when|where|will|would|can|could|do|does|is|are)(?![\\p{L}\\p{M}])|[,;]|$)";

    /** "Agar time pe pay nahi kiya to": up to "to", or what asks or answers; in English a subject that does not. */
    private static final Pattern SUPPOSED = Pattern.compile("(?iu)(?<![\\p{L}\\p{M}])(?:"
            + "(?:agar|yadi|अगर|यदि|maan lo|मान लो)\\s.*?(?:\\s(?:to|toh|तो)(?![\\p{L}\\p{M}])|" + AFTER_SUPPOSED + ")"
            + "|if\\s(?:i|we|you|he|she|they|it)\\s(?:do|does|did|ca|can|could|am|are|is)(?:n't|nt|not|\\snot)(?![\\p{L}]).*?"
            + AFTER_SUPPOSED + ")");

    Heard(
            String text,
            int words,
            Optional<Language> language,
            Concepts concepts,
            List<IntentRules.Scored> intents,
            SlotReading slots,
            Map<String, Object> flags,
            String digits,
            Optional<PersonalNumbers.Kind> secret) {
        this(text, words, language, concepts, intents, slots, flags, digits, secret, Topics.NONE, List.of());
    }

    /** Values without words: whatever else was said was not heard. */
    static Heard only(SlotReading slots) {
        return new Heard(
                "", 0, Optional.empty(), new Concepts(List.of()), List.of(), slots, Map.of(), "", Optional.empty());
    }

    /** The same with what it touches on. */
    Heard with(Topics touched) {
        return with(touched, clauses);
    }

    /** The same with what it touches on and its clauses. */
    Heard with(Topics touched, List<Heard> each) {
        return new Heard(text, words, language, concepts, intents, slots, flags, digits, secret, touched, each);
    }

    /** The same with one more value. */
    Heard and(String slot, Object value) {
        Map<String, Object> values = new LinkedHashMap<>(slots.values());
        values.put(slot, value);
        return with(slots.with(values, slots.marks()));
    }

    /** The same with other values. */
    Heard with(SlotReading other) {
        return new Heard(text, words, language, concepts, intents, other, flags, digits, secret, topics, clauses);
    }

    /** Whether it expresses a wish about the call. */
    boolean wish(String slot) {
        return Boolean.TRUE.equals(flags.get(slot));
    }

    /** The likeliest intent if the evidence is enough. */
    Optional<Intent> intent() {
        return likeliest(intents);
    }

    /** The likeliest question, though another intent may be likelier. */
    Optional<Intent> question() {
        return intents.stream()
                .map(IntentRules.Scored::intent)
                .filter(intent -> intent.name().startsWith("ASK_"))
                .findFirst();
    }

    /** The first of ranked intents if the evidence is enough. */
    static Optional<Intent> likeliest(List<IntentRules.Scored> intents) {
        return intents.stream()
                .filter(scored -> scored.score() >= ENOUGH)
                .findFirst()
                .map(IntentRules.Scored::intent);
    }

    boolean is(Intent intent) {
        return intent().filter(intent::equals).isPresent();
    }

    /** "Nahi, aakhir mein paanch chhah hai": new last digits, two or more, and nothing else. */
    boolean onlyMendsDigits() {
        List<String> tokens = Words.of(text);
        boolean nothingElse = tokens.stream()
                .allMatch(token -> AROUND_DIGITS.contains(token)
                        || !NumberReader.digits(List.of(token)).isEmpty());
        return topics.has(Topic.LAST_DIGITS)
                && nothingElse
                && digits.length() > 1
                && tokens.stream().filter(NOT::contains).count() <= 1;
    }

    Polarity polarity() {
        boolean tag = words > 2 && TAG.matcher(text).find() && concepts.indexOf("no") == words - 1;
        return tag ? Polarity.NONE : Polarity.of(stated());
    }

    /** The concepts of what is not merely supposed: a "no" within "if I do not pay" answers nothing. */
    private Concepts stated() {
        Matcher supposed = SUPPOSED.matcher(text);
        if (!supposed.find()) {
            return concepts;
        }
        int from = Words.of(text.substring(0, supposed.start())).size();
        int to = Math.min(Words.of(text.substring(0, supposed.end())).size(), concepts.length());
        List<Set<String>> stated = new ArrayList<>(concepts.at().subList(0, Math.min(from, to)));
        stated.addAll(concepts.at().subList(to, concepts.length()));
        return new Concepts(stated);
    }

    /** What a text supposes: "agar time pe pay nahi kiya to". */
    static Optional<String> supposed(String text) {
        Matcher supposed = SUPPOSED.matcher(text);
        return supposed.find() ? Optional.of(supposed.group()) : Optional.empty();
    }

    /** "Agar pay nahi kiya to": a supposition that leaves open what then asks for it. */
    boolean supposes() {
        Matcher supposed = SUPPOSED.matcher(text);
        return supposed.find() && Words.of(text.substring(supposed.end())).isEmpty();
    }

    /**
     * "If I pay fifty thousand in between": the amount is to be paid, not lent.
     *
     * @param lent what is to be lent, as far as it is known; less than that after some time is paid
     */
    boolean wouldPay(Optional<BigDecimal> lent) {
        Set<String> told = slots.values().keySet();
        if (told.contains(SlotName.WEIGHT) || told.contains(SlotName.ITEMS)) {
            return false;
        }
        Optional<BigDecimal> amount = Spoken.number(slots.values(), SlotName.AMOUNT);
        boolean money = concepts.has("money") || amount.isPresent();
        boolean terms = told.contains(SlotName.TENURE) || told.contains(SlotName.PRODUCT);
        boolean less = amount.isPresent()
                && lent.filter(all -> amount.get().compareTo(all) < 0).isPresent()
                && Words.of(text).stream().anyMatch(AFTER::contains);
        return topics.has(Topic.PART_PAYMENT) || (topics.has(Topic.WOULD_PAY) && money && (!terms || less));
    }

    /** True if it asks something. */
    boolean asks() {
        return concepts.has("askq");
    }
}

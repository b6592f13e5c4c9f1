package dev.kanak.agent.fsm;

import dev.kanak.agent.wording.Spoken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sentences whose key words a caller must have heard: the disclosure, what is read back, an amount. What was cut before them is
 * owed until it is said again, in short. Pure.
 */
final class KeyWords {

    static final String CONSENT = "consent.ask";

    private static final String DISCLOSURE = "disclosure_short";
    private static final String VISIT = "confirm.visit_short";
    private static final String PHONE = "confirm.phone_short";
    static final String QUOTE = "quote.short";

    /** What is said instead of a sentence that was not heard, by the order of its key words; itself if it is not here. */
    private static final Map<String, List<String>> AGAIN = Map.ofEntries(
            Map.entry("greeting", List.of(DISCLOSURE, CONSENT)),
            Map.entry("identity", List.of(DISCLOSURE)),
            Map.entry("confirm.visit", List.of(VISIT)),
            Map.entry("confirm.visit_unnamed", List.of(VISIT)),
            Map.entry("confirm.call_back", List.of(PHONE)),
            Map.entry("confirm.call_back_unnamed", List.of(PHONE)),
            Map.entry("confirm.summary_sms", List.of(PHONE)),
            Map.entry("confirm.summary_whatsapp", List.of(PHONE)),
            Map.entry("confirm.no_calls", List.of(PHONE)),
            Map.entry("effect.down_number", List.of(PHONE)),
            Map.entry("done.visit", List.of("done.visit_short")),
            Map.entry("quote.max", List.of(QUOTE)),
            Map.entry("quote.fit", List.of(QUOTE)),
            Map.entry("quote.reduced", List.of(QUOTE)),
            Map.entry("quote.reduced_plain", List.of(QUOTE)),
            Map.entry("quote.reduced_yes", List.of(QUOTE)),
            Map.entry("loan.emi", List.of("loan.emi_short")),
            Map.entry("loan.maturity", List.of("loan.maturity_short")),
            Map.entry("loan.interest_only", List.of("loan.interest_short")));

    /** Asked again by the conversation itself. */
    private static final Set<String> QUESTIONS = Set.of(CONSENT, VISIT, PHONE);

    /** True only for as long as the caller's gold and wishes are what they were. */
    private static final Set<String> AMOUNTS =
            Set.of(QUOTE, "loan.emi_short", "loan.maturity_short", "loan.interest_short");

    private final List<Told> made = new ArrayList<>();
    private final List<Told> said = new ArrayList<>();
    private final List<Told> owed = new ArrayList<>();
    private String reply = "";
    private Map<String, Object> facts = Map.of();
    private Map<String, Object> owedFacts = Map.of();

    /**
     * A sentence and the words in it that matter.
     *
     * @param again key of the sentence that says it in short
     * @param places what fills both
     */
    record Told(String sentence, String words, String again, Map<String, Spoken> places) {

        private boolean isIn(String text) {
            return text.contains(sentence);
        }

        /** Letters of a text up to the end of the words. */
        private long end(String text) {
            int from = text.indexOf(sentence);
            return letters(text.substring(0, from + sentence.indexOf(words) + words.length()));
        }
    }

    /** Key of the sentence that says another in short. */
    static String again(String key) {
        return AGAIN.getOrDefault(key, List.of(key)).getFirst();
    }

    /** A sentence was made that may become part of the reply. */
    void made(String key, String sentence, List<String> words, Map<String, Spoken> places) {
        List<String> again = AGAIN.getOrDefault(key, List.of(key));
        for (int i = 0; i < words.size(); i++) {
            made.add(new Told(sentence, words.get(i), again.get(Math.min(i, again.size() - 1)), places));
        }
    }

    /**
     * What is to be said before a reply: owed, still true, and not part of the reply itself.
     *
     * @param now the slots on which amounts depend
     */
    List<Told> before(String text, Map<String, Object> now) {
        owed.removeIf(told -> AMOUNTS.contains(told.again) && !now.equals(owedFacts));
        return owed.stream()
                .filter(told -> !QUESTIONS.contains(told.again) && !text.contains(told.words))
                .filter(told -> made.stream().noneMatch(next -> next.again.equals(told.again) && next.isIn(text)))
                .toList();
    }

    /**
     * The reply as it is said.
     *
     * @param now the slots on which amounts depend
     */
    void replied(String text, Map<String, Object> now) {
        reply = text;
        facts = now;
        said.clear();
        made.stream().filter(told -> told.isIn(text)).forEach(said::add);
        made.clear();
        owed.removeIf(
                told -> text.contains(told.words) || said.stream().anyMatch(next -> next.again.equals(told.again)));
    }

    /** The caller let the reply be said to its end. */
    void heardOut() {
        said.clear();
    }

    /**
     * The reply was cut.
     *
     * @param heard its beginning, in whole words; words of another sentence if nothing of it was heard
     */
    void cut(String heard) {
        long letters = squeezed(reply).startsWith(squeezed(heard)) ? letters(heard) : 0;
        said.stream().filter(told -> told.end(reply) > letters).forEach(owed::add);
        said.clear();
        owedFacts = facts;
    }

    /** Whether the caller has not heard what a sentence says in short. */
    boolean owes(String again) {
        return owed.stream().anyMatch(told -> told.again.equals(again));
    }

    /** Likewise, if it would be filled with the same. */
    boolean owes(String again, Map<String, Spoken> places) {
        return owed.stream().anyMatch(told -> told.again.equals(again) && told.places.equals(places));
    }

    private static long letters(String text) {
        return squeezed(text).length();
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }
}

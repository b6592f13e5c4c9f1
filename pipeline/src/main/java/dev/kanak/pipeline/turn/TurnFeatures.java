package dev.kanak.pipeline.turn;

import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.RecognitionContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the end-of-turn network reads of a text: classes and keys of the last words, and counts that grammar and the asked
 * slot give meaning to. Pure. The same as {@code turn_text.py} of the training.
 *
 * @param classes {@link #LENGTH} class numbers, padded on the left with 0
 * @param keys {@link #LENGTH} word keys, padded likewise
 * @param context {@link #CONTEXT} figures
 */
@SuppressWarnings("ArrayRecordComponent") // inference path: handed over, not copied
record TurnFeatures(long[] classes, long[] keys, float[] context) {

    /** Words looked at. */
    static final int LENGTH = 20;

    /** Figures of the context. */
    static final int CONTEXT = 27;

    private static final int BUCKETS = 2_048;
    private static final int SLOTS_AT = 3;
    private static final int COUNTS_AT = SLOTS_AT + SlotKind.COUNT;
    private static final int DIGITS_CAP = 12;
    private static final Set<String> FINITE =
            Set.of("copula", "future", "polite", "need", "past", "habit", "modal", "imperative");
    private static final Set<String> NUMERIC = Set.of(
            "digit",
            "zero",
            "two",
            "tens",
            "decade",
            "number",
            "scale",
            "fraction",
            "double",
            "triple",
            "unit",
            "halfunit");
    private static final Set<String> OPENERS = Set.of("if", "relative", "because");

    /** Reads a text. */
    static TurnFeatures of(WordClasses lexicon, String text, RecognitionContext context) {
        List<String> words = TurnWords.of(text);
        boolean english = context.language()
                .map(language -> language == Language.ENGLISH)
                .orElseGet(() -> lexicon.isEnglish(words));
        List<String> names = lexicon.names(words, english);
        var classes = new long[LENGTH];
        var keys = new long[LENGTH];
        int from = Math.max(0, words.size() - LENGTH);
        for (int i = from; i < words.size(); i++) {
            int at = LENGTH - words.size() + i;
            classes[at] = lexicon.number(names, i);
            keys[at] = TurnWords.bucket(words.get(i), BUCKETS);
        }
        return new TurnFeatures(classes, keys, figures(words, names, english, context.askedSlot()));
    }

    private static float[] figures(List<String> words, List<String> names, boolean english, Optional<String> asked) {
        var figures = new float[CONTEXT];
        boolean devanagari = words.stream().anyMatch(TurnWords::isDevanagari);
        figures[english ? 0 : devanagari ? 1 : 2] = 1;
        var kind = SlotKind.of(asked);
        figures[SLOTS_AT + kind.input()] = 1;
        countDigits(figures, DigitRun.of(words, names), kind, words.size());
        figures[COUNTS_AT + 4] = Math.min(words.size(), LENGTH) / 10f;
        figures[COUNTS_AT + 5] = words.size() == 1 ? 1 : 0;
        figures[COUNTS_AT + 10] = !words.isEmpty() && NUMERIC.containsAll(names) ? 1 : 0;
        readClauses(figures, names);
        return figures;
    }

    private static void countDigits(float[] figures, DigitRun run, SlotKind kind, int words) {
        boolean whole = kind.completeAt(run.digits());
        int most = kind.mostDigits();
        figures[COUNTS_AT] = Math.min(run.digits(), DIGITS_CAP) / 10f;
        figures[COUNTS_AT + 1] = whole ? 1 : 0;
        figures[COUNTS_AT + 2] = run.words() == words && run.words() > 0 ? 1 : 0;
        figures[COUNTS_AT + 3] = run.digits() > 0 && run.digits() < most && !whole ? 1 : 0;
        figures[COUNTS_AT + 11] = run.digits() > most ? 1 : 0;
    }

    private static void readClauses(float[] figures, List<String> names) {
        int opened = -1;
        int closed = -1;
        for (int i = 0; i < names.size(); i++) {
            opened = OPENERS.contains(names.get(i)) ? i : opened;
            closed = names.get(i).equals("then") ? i : closed;
        }
        long finite = names.subList(opened + 1, names.size()).stream()
                .filter(FINITE::contains)
                .count();
        figures[COUNTS_AT + 6] = opened >= 0 ? 1 : 0;
        figures[COUNTS_AT + 7] = opened >= 0 && closed > opened && closed < names.size() - 1 ? 1 : 0;
        figures[COUNTS_AT + 8] = finite > 0 ? 1 : 0;
        figures[COUNTS_AT + 9] = Math.min(2, finite) / 2f;
    }
}

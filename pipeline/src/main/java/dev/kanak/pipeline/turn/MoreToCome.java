package dev.kanak.pipeline.turn;

import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.RecognitionContext;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What says that more is to come, though the words could be a whole turn: a topic without a verb, a clause that a condition or a
 * postposition leaves open, an answer without the number that was asked for, a figure whose voice rises at its end. Pure.
 */
final class MoreToCome {

    /**
     * A topic without a verb: "और ब्याज दर", "and the interest rate". The caller may ask about it in the next breath, or mean it as
     * the question; words alone do not tell.
     */
    static final double TOPIC = 0.5;

    /** A clause that goes on: "रसीद खो जाने पर", "if I return everything within ninety days". */
    static final double CLAUSE = 0.3;

    /** A figure was asked for and none was said yet: "सब मिलाकर", "total weight". */
    static final double NO_FIGURE = 0.3;

    /** A telephone number or postal code was asked for and no digit was said yet: "हाँ लिखिए", "number note karo". */
    static final double NO_DIGITS = 0.1;

    /** A figure that was asked for, without a verb, in a voice that rises as before a comma: "पचास ग्राम, …सोना है". */
    static final double RISING_FIGURE = 0.85;

    /** A figure that nobody asked for and of which nothing is said yet: "पचास ग्राम, …सोना है", "two lakh … chahiye". */
    static final double LONE_FIGURE = 0.7;

    /** An amount was asked for and its scale is still missing: "पचास … हज़ार", "एक लाख पचास". */
    static final double NO_SCALE = 0.5;

    /** Semitones of a rise that goes on. */
    private static final double RISE = 1;

    private static final Set<String> VERBAL = Set.of(
            "copula",
            "future",
            "polite",
            "need",
            "past",
            "pastverb",
            "habit",
            "modal",
            "imperative",
            "be",
            "have",
            "can",
            "doaux",
            "negaux",
            "contraction",
            "give",
            "infinitive",
            "stem",
            "gerund",
            "progressive",
            "subjunctive",
            "transitive",
            "intransitive");
    /** Verbs of which the lexicon knows no form: "आऊँगा". */
    private static final Pattern FUTURE = Pattern.compile("(?:गा|गी|गे)$");

    private static final Set<String> NOMINAL = Set.of("noun", "h", "e");
    private static final Set<String> JOINING = Set.of("and", "coordinator");
    private static final Set<String> NUMERIC = Set.of(
            "digit",
            "zero",
            "one",
            "two",
            "tens",
            "decade",
            "number",
            "scale",
            "fraction",
            "double",
            "triple",
            "halfunit");

    /** Numbers under a hundred: nobody borrows so few rupees. */
    private static final Set<String> COUNTS = Set.of("digit", "one", "two", "tens", "decade", "fraction", "halfunit");

    private static final Set<String> MEASURES = Set.of("unit", "scale");

    private static final Set<String> LINKING = Set.of("postposition", "case", "on", "preposition");
    private static final Set<String> CONDITIONS = Set.of("if", "conditional");
    private static final Set<String> CONCLUDING =
            Set.of("then", "whword", "question", "be", "doaux", "modal", "can", "contraction");

    /** Words that answer a question for a number without one: no, thanks, a question back. */
    private static final Set<String> OTHER_ANSWERS = Set.of(
            "negation",
            "negative",
            "negaux",
            "question",
            "whword",
            "polar",
            "thanks",
            "farewell",
            "wait",
            "hold",
            "sorry",
            "apology");

    private MoreToCome() {}

    /** The most that a text's probability of being a whole turn can be; 1 if nothing speaks against it. */
    static double limit(WordClasses lexicon, String text, RecognitionContext context, Prosody voice) {
        List<String> words = TurnWords.of(text);
        if (words.isEmpty()) {
            return 1;
        }
        boolean english = context.language()
                .map(language -> language == Language.ENGLISH)
                .orElseGet(() -> lexicon.isEnglish(words));
        List<String> names = lexicon.names(words, english);
        SlotKind asked = SlotKind.of(context.askedSlot());
        boolean open = asked == SlotKind.NONE || asked == SlotKind.OTHER || JOINING.contains(names.getFirst());
        double answer = Math.min(ofAnswer(names, asked), ofVoice(names, asked, voice));
        return Math.min(open ? ofClause(names, words.getLast()) : 1, answer);
    }

    /** Questions rise as well, so that the voice says so of an answer only. */
    private static double ofVoice(List<String> names, SlotKind asked, Prosody voice) {
        boolean figure = asked == SlotKind.AMOUNT
                || asked == SlotKind.WEIGHT
                || asked == SlotKind.PURITY
                || asked == SlotKind.TENURE;
        boolean rises = voice.lastRiseSemitones() >= RISE && !VERBAL.contains(names.getLast());
        return figure && rises ? RISING_FIGURE : 1;
    }

    private static double ofClause(List<String> names, String last) {
        if (LINKING.contains(names.getLast())
                || (CONDITIONS.contains(names.getFirst()) && names.stream().noneMatch(CONCLUDING::contains))) {
            return CLAUSE;
        }
        boolean topic = names.size() > 1
                && NOMINAL.contains(names.getLast())
                && !FUTURE.matcher(last).find()
                && names.stream().noneMatch(VERBAL::contains);
        return topic ? TOPIC : 1;
    }

    private static double ofAnswer(List<String> names, SlotKind asked) {
        return switch (asked) {
            case PHONE, PINCODE -> lacksNumber(names) ? NO_DIGITS : 1;
            case AMOUNT -> lacksScale(names) ? NO_SCALE : ofFigure(names);
            case WEIGHT, PURITY, TENURE -> ofFigure(names);
            case NONE -> isLoneFigure(names) ? LONE_FIGURE : 1;
            case WHEN, NAME, PLACE, CHOICE, OTHER -> 1;
        };
    }

    private static double ofFigure(List<String> names) {
        return lacksNumber(names) && !VERBAL.contains(names.getLast()) ? NO_FIGURE : 1;
    }

    private static boolean lacksScale(List<String> names) {
        return COUNTS.contains(names.getLast());
    }

    /** In Hindi the verb comes last: a measure without one is the first half of a sentence, if it answers nothing. */
    private static boolean isLoneFigure(List<String> names) {
        return MEASURES.contains(names.getLast())
                && names.stream().anyMatch(NUMERIC::contains)
                && names.stream().noneMatch(name -> VERBAL.contains(name) || OTHER_ANSWERS.contains(name));
    }

    private static boolean lacksNumber(List<String> names) {
        return names.stream().noneMatch(name -> NUMERIC.contains(name) || OTHER_ANSWERS.contains(name));
    }
}

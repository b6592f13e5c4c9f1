package dev.kanak.rag.answer;

import dev.kanak.core.text.Tokens;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What kind of thing a question wants to hear. */
enum AskedKind {
    /** A figure: how much, how many, which rate. */
    FIGURE(
            Set.of(
                    "kitna",
                    "kitne",
                    "kitni",
                    "kitnaa",
                    "कितना",
                    "कितने",
                    "कितनी",
                    "percent",
                    "प्रतिशत",
                    "फीसदी",
                    "फ़ीसदी",
                    "much",
                    "many",
                    "limit",
                    "सीमा",
                    "maximum",
                    "minimum",
                    "smallest",
                    "largest",
                    "number",
                    "नंबर",
                    "old",
                    "heavy",
                    "longest",
                    "ceiling"),
            Pattern.compile("\\p{N}|आधा|डेढ़|ढाई|सात|दस|seven|two|four|half", Pattern.CASE_INSENSITIVE)),
    /** A time: when, how long, how soon. */
    TIME(
            Set.of(
                    "kab", "kabtak", "कब", "when", "soon", "quickly", "long", "din", "दिन", "days", "baje", "बजे",
                    "time", "der", "देर", "mahine", "महीने", "months", "saal"),
            Pattern.compile(
                    "दिन|महीने|साल|बजे|घंटे|तुरंत|day|month|year|\\bam\\b|\\bpm\\b|at once|minute|मिनट",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS)),
    /** A reason. */
    REASON(
            Set.of("kyun", "kyu", "kyon", "क्यों", "why", "reason", "wajah", "वजह"),
            Pattern.compile("इसलिए|क्योंकि|because|\\bso\\b|until|जब तक", Pattern.CASE_INSENSITIVE)),
    /** Anything else. */
    OTHER(Set.of(), Pattern.compile("(?!)"));

    @SuppressWarnings("ImmutableEnumChecker") // a copy that cannot be changed
    private final Set<String> words;

    private final Pattern sign;

    AskedKind(Set<String> words, Pattern sign) {
        this.words = Set.copyOf(
                words.stream().flatMap(word -> Tokens.of(word).stream()).toList());
        this.sign = sign;
    }

    /** The kinds a question asks for, {@link #OTHER} if none shows. */
    static List<AskedKind> of(String question) {
        List<String> tokens = Tokens.of(question);
        List<AskedKind> kinds = List.of(FIGURE, TIME, REASON).stream()
                .filter(kind -> tokens.stream().anyMatch(kind.words::contains))
                .toList();
        return kinds.isEmpty() ? List.of(OTHER) : kinds;
    }

    /** True if a sentence could be what is asked for. */
    boolean isIn(String sentence) {
        return sign.matcher(sentence).find();
    }
}

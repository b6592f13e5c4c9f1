package dev.kanak.core.text;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads letters said one by one: "A M I T", "ए एम आई टी", "A for apple, M for mango", with digits among them.
 *
 * <p>Pure and thread-safe.
 */
public final class SpelledLetters {

    private static final Set<String> FOR = Set.of("for", "फॉर", "फोर", "se", "से", "as", "जैसे");
    private static final Map<String, String> NAMES = new HashMap<>();

    static {
        for (List<String> row : Table.read("letters.tsv")) {
            NAMES.put(Tokens.fold(row.get(1)), row.get(0));
            NAMES.put(Tokens.fold(row.get(0)), row.get(0));
        }
        NAMES.put("आइ", "I");
        NAMES.put("ज़ेड".replace("\u093c", ""), "Z");
        NAMES.put("जी", "G");
    }

    private SpelledLetters() {}

    /** The Latin letter that a word names, in lower case; empty if it names none. */
    public static String letter(String token) {
        return NAMES.getOrDefault(token, "").toLowerCase(Locale.ROOT);
    }

    /**
     * A run of spelled letters and digits.
     *
     * @param to index after its last token
     * @param letters capitals and digits
     * @param explained whether each letter came with a word: "A for apple"
     */
    public record Run(int from, int to, String letters, boolean explained) {}

    /**
     * The longest run in an utterance.
     *
     * @param tokens as {@link Tokens#of} gives them
     * @return empty if no two letters stand side by side
     */
    public static Optional<Run> find(List<String> tokens) {
        Optional<Run> longest = Optional.empty();
        for (int at = 0; at < tokens.size(); ) {
            Run run = run(tokens, at);
            boolean longer = run.letters().length()
                    > longest.map(found -> found.letters().length()).orElse(1);
            longest = longer ? Optional.of(run) : longest;
            at = Math.max(at + 1, run.to());
        }
        return longest;
    }

    private static Run run(List<String> tokens, int from) {
        var letters = new StringBuilder();
        int at = from;
        int explained = 0;
        int count = 0;
        while (at < tokens.size()) {
            String token = tokens.get(at);
            String letter = NAMES.getOrDefault(token, "");
            boolean withWord = at + 2 < tokens.size() && FOR.contains(tokens.get(at + 1));
            if (!letter.isEmpty()) {
                letters.append(letter);
                explained += withWord ? 1 : 0;
                at += withWord ? 3 : 1;
            } else {
                String digits = digits(tokens, at);
                if (digits.isEmpty() || letters.isEmpty()) {
                    break;
                }
                letters.append(digits);
                at++;
            }
            count++;
        }
        return new Run(from, at, letters.toString(), explained > 1 && explained >= count - 1);
    }

    private static String digits(List<String> tokens, int at) {
        String token = tokens.get(at);
        if (token.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return token;
        }
        List<NumberSpan> spans = NumberReader.read(List.of(token));
        boolean digit = spans.size() == 1
                && spans.getFirst().value().scale() <= 0
                && spans.getFirst().value().signum() >= 0
                && spans.getFirst().value().precision() == 1;
        return digit ? spans.getFirst().value().toPlainString() : "";
    }
}

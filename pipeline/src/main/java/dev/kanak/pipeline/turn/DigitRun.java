package dev.kanak.pipeline.turn;

import java.util.List;
import java.util.Set;

/**
 * The run of dialled digits that a text ends in: {@code nine double eight} is three, {@code ninety eight} is two, {@code बीस
 * आठ} three. {@code दो} is a digit only beside others; elsewhere it may be the verb. The same as {@code turn_text.py} of the
 * training.
 *
 * @param digits digits dialled
 * @param words words that say them
 */
record DigitRun(int digits, int words) {

    private static final Set<String> NUMERALS = Set.of("digit", "zero", "tens", "decade", "double");

    /** Counts from the end; names are the classes of the words. */
    static DigitRun of(List<String> words, List<String> names) {
        int digits = 0;
        int i = words.size() - 1;
        while (i >= 0) {
            Part part = part(words, names, i, digits);
            if (part.words == 0) {
                break;
            }
            digits += part.digits;
            i -= part.words;
        }
        return new DigitRun(digits, words.size() - 1 - i);
    }

    /**
     * What the words that end at {@code index} add to the digits after them.
     *
     * @param words 0 if the word is not part of the run, 2 for an English pair
     */
    private record Part(int digits, int words) {

        static final Part NONE = new Part(0, 0);

        static Part of(int digits, boolean counts) {
            return counts ? new Part(digits, 1) : NONE;
        }
    }

    private static Part part(List<String> words, List<String> names, int index, int after) {
        String before = index == 0 ? "" : names.get(index - 1);
        boolean inside = after > 0 || NUMERALS.contains(before);
        String word = words.get(index);
        return switch (names.get(index)) {
            case "digit" -> before.equals("decade") ? new Part(2, 2) : Part.of(1, true);
            case "zero" -> Part.of(1, true);
            case "two" -> Part.of(1, inside || before.equals("two") || before.equals("number"));
            case "number" -> Part.of(word.length(), !word.contains("."));
            case "tens", "decade" -> Part.of(2, inside);
            case "double" -> Part.of(1, after > 0);
            case "triple" -> Part.of(2, after > 0);
            default -> Part.NONE;
        };
    }
}

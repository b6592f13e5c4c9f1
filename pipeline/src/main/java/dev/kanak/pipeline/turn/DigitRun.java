package dev.kanak.pipeline.turn;

import java.util.List;
import java.util.Set;

/**
 * The run of dialled digits that a text ends in: {@code nine double eight} is three. {@code दो} is a digit only beside
 * others; elsewhere it may be the verb. An English pair in two words, {@code ninety eight}, counts three, as in the training.
 *
 * @param digits digits dialled
 * @param words words that say them
 */
record DigitRun(int digits, int words) {

    private static final Set<String> IN_RUN = Set.of("digit", "tens", "double", "two");

    /** Counts from the end; names are the classes of the words. */
    static DigitRun of(List<String> words, List<String> names) {
        int digits = 0;
        int i = words.size() - 1;
        while (i >= 0) {
            int more = digitsOf(words, names, i, digits);
            if (more == 0) {
                break;
            }
            digits += more;
            i--;
        }
        return new DigitRun(digits, words.size() - 1 - i);
    }

    /** Digits that the word adds to those after it; 0 if it is not part of the run. */
    private static int digitsOf(List<String> words, List<String> names, int index, int after) {
        String before = index == 0 ? "" : names.get(index - 1);
        return switch (names.get(index)) {
            case "digit" -> 1;
            case "two" -> after > 0 || IN_RUN.contains(before) || before.equals("number") ? 1 : 0;
            case "number" ->
                words.get(index).contains(".") ? 0 : words.get(index).length();
            case "tens" -> after > 0 || (IN_RUN.contains(before) && !before.equals("two")) ? 2 : 0;
            case "double" -> after > 0 ? 1 : 0;
            case "triple" -> after > 0 ? 2 : 0;
            default -> 0;
        };
    }
}

package dev.kanak.server.eval;

import java.util.List;
import java.util.stream.Collectors;

/** Counts of errors, adding up over utterances. Not thread-safe. */
final class SttScore {

    private int utterances;
    private int exact;
    private int words;
    private int wordErrors;
    private int characters;
    private int characterErrors;
    private int withNumbers;
    private int numbersExact;

    /**
     * What an utterance says, and what was heard.
     *
     * @param reference words as {@link SpokenWords} gives them
     * @param referenceNumbers numbers as {@link SpokenWords} gives them
     */
    record Pair(List<String> reference, List<String> heard, List<String> referenceNumbers, List<String> heardNumbers) {

        int wordErrors() {
            return EditDistance.of(reference, heard, SpokenWords::same);
        }

        int characterErrors() {
            return wordErrors() == 0 ? 0 : EditDistance.of(letters(reference), letters(heard), Integer::equals);
        }

        private static List<Integer> letters(List<String> words) {
            return String.join(" ", words).codePoints().boxed().toList();
        }
    }

    void add(Pair pair) {
        int errors = pair.wordErrors();
        utterances++;
        exact += errors == 0 ? 1 : 0;
        words += pair.reference.size();
        wordErrors += errors;
        characters += pair.reference.stream()
                .collect(Collectors.joining(" "))
                .codePointCount(0, String.join(" ", pair.reference).length());
        characterErrors += pair.characterErrors();
        if (!pair.referenceNumbers.isEmpty()) {
            withNumbers++;
            numbersExact += pair.referenceNumbers.equals(pair.heardNumbers) ? 1 : 0;
        }
    }

    /** A row of {@link #table}. */
    void addTo(Table table, String name) {
        table.row(
                name,
                Integer.toString(utterances),
                Table.percent((double) wordErrors / words),
                Table.percent((double) characterErrors / characters),
                Table.percent((double) exact / utterances),
                Table.percent(withNumbers == 0 ? Double.NaN : (double) numbersExact / withNumbers));
    }

    static Table table() {
        return new Table("", "utterances", "WER %", "CER %", "exact %", "numbers exact %");
    }
}

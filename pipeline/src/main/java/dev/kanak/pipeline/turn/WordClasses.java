package dev.kanak.pipeline.turn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The grammatical classes of words, as far as they tell whether a sentence goes on: postposition, conjunction, finite verb,
 * digit and so on. Immutable.
 */
final class WordClasses {

    private static final int COLUMNS = 4;

    private final Map<String, String> hindi = new HashMap<>();
    private final Map<String, String> hindiFolded = new HashMap<>();
    private final Map<String, String> english = new HashMap<>();
    private final List<Map.Entry<String, String>> hindiEndings = new ArrayList<>();
    private final List<Map.Entry<String, String>> englishEndings = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    private WordClasses() {}

    /**
     * Reads the rows of {@code lexicon.tsv}: language ({@code h} or {@code e}), {@code word} or {@code suffix}, text, class.
     *
     * @throws IllegalArgumentException if a row has another form; the message has its number
     */
    static WordClasses of(List<String> rows) {
        var classes = new WordClasses();
        for (String name : List.of("pad", "h", "e", "number")) {
            classes.number(name);
        }
        for (int i = 0; i < rows.size(); i++) {
            String[] row = rows.get(i).split("\t", -1);
            if (row.length != COLUMNS) {
                throw new IllegalArgumentException("row " + (i + 1) + " must have four columns");
            }
            classes.add(row[0].equals("e"), row[1].equals("suffix"), row[2], row[3]);
        }
        return classes;
    }

    private void add(boolean isEnglish, boolean isEnding, String text, String name) {
        number(name);
        if (isEnding) {
            (isEnglish ? englishEndings : hindiEndings).add(Map.entry(text, name));
        } else if (isEnglish) {
            english.putIfAbsent(text, name);
        } else {
            hindi.putIfAbsent(text, name);
            if (!TurnWords.isDevanagari(text)) {
                hindiFolded.putIfAbsent(TurnWords.fold(text), name);
            }
        }
    }

    private void number(String name) {
        numbers.putIfAbsent(name, numbers.size());
    }

    /** The network's number of a class. */
    int number(List<String> names, int index) {
        return numbers.getOrDefault(names.get(index), 0);
    }

    /** How many classes there are. */
    int size() {
        return numbers.size();
    }

    /** Names of the classes of words, in order. */
    List<String> names(List<String> words, boolean isEnglish) {
        return words.stream().map(word -> name(word, isEnglish)).toList();
    }

    private String name(String word, boolean isEnglish) {
        if (TurnWords.isFigure(word)) {
            return "number";
        }
        String found = isEnglish
                ? english.getOrDefault(word, hindi.get(word))
                : hindi.getOrDefault(word, hindiFolded.getOrDefault(TurnWords.fold(word), english.get(word)));
        return found == null ? byEnding(word, isEnglish) : found;
    }

    private String byEnding(String word, boolean isEnglish) {
        boolean devanagari = TurnWords.isDevanagari(word);
        for (var ending : isEnglish && !devanagari ? englishEndings : hindiEndings) {
            String text = ending.getKey();
            if (word.length() > text.length() + 1
                    && word.endsWith(text)
                    && TurnWords.isDevanagari(text) == devanagari) {
                return ending.getValue();
            }
        }
        return devanagari ? "h" : "e";
    }

    /** True if fewer than a quarter of the words are known as Hindi only. */
    boolean isEnglish(List<String> words) {
        long hindiOnly = words.stream().filter(this::isHindiOnly).count();
        return hindiOnly * 4 < words.size();
    }

    private boolean isHindiOnly(String word) {
        return TurnWords.isDevanagari(word)
                || (!english.containsKey(word)
                        && (hindi.containsKey(word) || hindiFolded.containsKey(TurnWords.fold(word))));
    }
}

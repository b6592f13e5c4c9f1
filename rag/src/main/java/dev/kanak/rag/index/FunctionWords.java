package dev.kanak.rag.index;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Words of three languages that never say what a question is about. */
final class FunctionWords {

    private final Map<String, Set<String>> stems = new HashMap<>();

    private FunctionWords() {}

    /** The list that ships with the index. */
    static FunctionWords load() {
        FunctionWords words = new FunctionWords();
        try (InputStream in = FunctionWords.class.getResourceAsStream("function-words.txt")) {
            words.read(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    boolean hindi(WordForms word) {
        return has("hi", word);
    }

    boolean romanHindi(WordForms word) {
        return has("hinglish", word);
    }

    boolean english(WordForms word) {
        return has("en", word);
    }

    boolean any(WordForms word) {
        return hindi(word) || english(word);
    }

    private boolean has(String section, WordForms word) {
        return Objects.requireNonNull(stems.get(section)).contains(word.surface());
    }

    private void read(String text) {
        Set<String> section = Set.of();
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("[")) {
                section = new HashSet<>();
                stems.put(line.substring(1, line.length() - 1), section);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                for (WordForms word : WordForms.of(line)) {
                    section.add(word.surface());
                }
            }
        }
    }
}

package dev.kanak.rag.analysis;

import dev.kanak.core.text.Tokens;
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

    private final Map<String, Set<String>> sections = new HashMap<>();

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

    boolean hindi(String word) {
        return has("hi", word);
    }

    boolean romanHindi(String word) {
        return has("hinglish", word);
    }

    boolean english(String word) {
        return has("en", word);
    }

    /** True if the word is one in any of the languages. */
    boolean any(String word) {
        return hindi(word) || romanHindi(word) || english(word);
    }

    private boolean has(String section, String word) {
        return Objects.requireNonNull(sections.get(section)).contains(word);
    }

    private void read(String text) {
        Set<String> section = Set.of();
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("[")) {
                section = new HashSet<>();
                sections.put(line.substring(1, line.length() - 1), section);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                section.addAll(Tokens.of(line));
            }
        }
    }
}

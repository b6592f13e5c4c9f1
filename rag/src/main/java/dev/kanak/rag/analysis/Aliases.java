package dev.kanak.rag.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Phrases that mean one thing though no rule of sound or spelling says so: letters spoken one by one, units, the same
 * fineness in two measures. Source: {@code aliases.tsv}.
 */
final class Aliases {

    /** Marks a line whose name is added to the phrase instead of standing for it. */
    private static final String ADDS = "+";

    private final Phrases replaced = new Phrases(false);
    private final Phrases extended = new Phrases(true);

    private Aliases() {}

    /**
     * The aliases that ship with the module.
     *
     * @param words reads a phrase as text is read
     */
    static Aliases load(Function<String, List<WordForms>> words) {
        Aliases aliases = new Aliases();
        try (InputStream in = Aliases.class.getResourceAsStream("aliases.tsv")) {
            new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> aliases.read(line.split("\t", -1), words));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return aliases;
    }

    /** The words with every known phrase replaced by its name, then the names added that belong to what is there. */
    List<WordForms> apply(List<WordForms> words) {
        return extended.apply(replaced.apply(words));
    }

    private void read(String[] line, Function<String, List<WordForms>> words) {
        boolean adds = line[0].startsWith(ADDS);
        WordForms name = adds
                ? WordForms.canonical(line[0].substring(ADDS.length()))
                : words.apply(line[0]).getFirst();
        for (String phrase : line[1].split(";", -1)) {
            List<WordForms> read = words.apply(phrase);
            if (adds) {
                extended.put(replaced.apply(read), name);
            } else {
                replaced.put(read, name);
            }
        }
    }

    /** Phrases with the word each stands for; where several begin, the longest counts. */
    private static final class Phrases {

        private final boolean keepsWords;
        private final Map<List<String>, WordForms> names = new HashMap<>();

        /** Words of the longest phrase that begins with a word. */
        private final Map<String, Integer> longest = new HashMap<>();

        Phrases(boolean keepsWords) {
            this.keepsWords = keepsWords;
        }

        void put(List<WordForms> phrase, WordForms name) {
            names.put(surfaces(phrase), name);
            longest.merge(phrase.getFirst().surface(), phrase.size(), Math::max);
        }

        List<WordForms> apply(List<WordForms> words) {
            List<WordForms> out = new ArrayList<>(words.size());
            for (int at = 0; at < words.size(); ) {
                at += take(words, at, out);
            }
            return out;
        }

        private int take(List<WordForms> words, int at, List<WordForms> out) {
            int most = longest.getOrDefault(words.get(at).surface(), 0);
            for (int length = Math.min(most, words.size() - at); length > 0; length--) {
                List<WordForms> phrase = words.subList(at, at + length);
                WordForms name = names.get(surfaces(phrase));
                if (name != null) {
                    if (keepsWords) {
                        out.addAll(phrase);
                    }
                    out.add(name);
                    return length;
                }
            }
            out.add(words.get(at));
            return 1;
        }

        private static List<String> surfaces(List<WordForms> words) {
            return words.stream().map(WordForms::surface).toList();
        }
    }
}

package dev.kanak.rag.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Hindi words for English ones, so that a question in English finds a text in Hindi. Thread-safe. Source:
 * {@code english-hindi.txt}.
 */
public final class Glossary {

    private static final String JOINT = "_";

    private final Function<String, List<WordForms>> words;
    private final Map<String, String> bySurface = new HashMap<>();
    private final Map<String, String> byStem = new HashMap<>();
    private final Map<String, List<String>> stems = new ConcurrentHashMap<>();

    private Glossary(Function<String, List<WordForms>> words) {
        this.words = words;
    }

    /**
     * The glossary that ships with the module.
     *
     * @param words reads a text as articles are read
     */
    static Glossary load(Function<String, List<WordForms>> words) {
        Glossary glossary = new Glossary(words);
        try (InputStream in = Glossary.class.getResourceAsStream("english-hindi.txt")) {
            new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> glossary.add(line.split("\t", -1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Segmenter segmenter = new Segmenter();
        glossary.bySurface.forEach((english, hindi) ->
                glossary.byStem.merge(segmenter.word(english).stem(), hindi, (one, other) -> one + " " + other));
        return glossary;
    }

    private void add(String[] line) {
        for (String english : line[0].split(" ", -1)) {
            bySurface.put(english, line[1]);
        }
    }

    /**
     * The stems of the Hindi words for each word of a question in English that has any; those for a phrase of two belong to its
     * first word.
     */
    public Map<WordForms, List<String>> of(Question question) {
        List<WordForms> said = question.said();
        Map<WordForms, List<String>> equivalents = new HashMap<>();
        for (int at = 0; at < said.size(); at++) {
            WordForms word = said.get(at);
            String following = at + 1 < said.size() ? said.get(at + 1).surface() : "";
            String hindi = Stream.of(
                            bySurface.getOrDefault(word.surface(), byStem.getOrDefault(word.stem(), "")),
                            bySurface.getOrDefault(word.surface() + JOINT + following, ""))
                    .filter(known -> !known.isEmpty())
                    .reduce("", (one, other) -> one + " " + other);
            if (!hindi.isEmpty()) {
                equivalents.putIfAbsent(word, stems.computeIfAbsent(hindi, this::read));
            }
        }
        return equivalents;
    }

    private List<String> read(String hindi) {
        return words.apply(hindi).stream().map(WordForms::stem).distinct().toList();
    }
}

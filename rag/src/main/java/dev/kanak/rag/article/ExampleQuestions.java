package dev.kanak.rag.article;

import dev.kanak.core.error.RetrievalException;
import dev.kanak.core.speech.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How callers ask about topics, in their own words.
 *
 * @param byTopic questions of each topic; those of {@link #OUTSIDE} no article answers
 */
public record ExampleQuestions(Map<String, List<Example>> byTopic) {

    /** Stands for a topic where no article answers. */
    public static final String OUTSIDE = "-";

    /** No examples. */
    public static final ExampleQuestions NONE = new ExampleQuestions(Map.of());

    private static final String HEADING = "# ";

    /** A topic and the sentence of its articles that answers the questions below. */
    private static final Pattern NUMBERED = Pattern.compile("(\\S+)\\s+([1-9]\\d?)");

    /**
     * A question in its wordings.
     *
     * @param wordings that differ in a word or two; at least one
     * @param sentence number of the sentence that answers it, from 1; 0 if that is not told
     */
    public record Example(Language language, List<String> wordings, int sentence) {

        public Example {
            wordings = List.copyOf(wordings);
        }
    }

    public ExampleQuestions {
        Map<String, List<Example>> copy = new LinkedHashMap<>();
        byTopic.forEach((topic, examples) -> copy.put(topic, List.copyOf(examples)));
        byTopic = Collections.unmodifiableMap(copy);
    }

    /** The questions of a topic; empty if there are none. */
    public List<Example> of(String topic) {
        return byTopic.getOrDefault(topic, List.of());
    }

    /**
     * Reads every {@code .txt} file of a folder; without the folder there are no examples.
     *
     * @throws RetrievalException (INVALID_ARTICLE) if a line cannot be read, naming it; (INDEX_FAILED) if a file cannot be
     */
    static ExampleQuestions read(Path folder) {
        if (!Files.isDirectory(folder)) {
            return NONE;
        }
        Map<String, List<Example>> byTopic = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".txt"))
                    .sorted()
                    .toList()) {
                add(byTopic, String.valueOf(file.getFileName()), Files.readAllLines(file));
            }
        } catch (IOException | UncheckedIOException e) {
            throw new RetrievalException(
                    RetrievalException.Kind.INDEX_FAILED, "the example questions cannot be read", false, e);
        }
        return new ExampleQuestions(byTopic);
    }

    /** What stands before the first heading is a note to the reader. */
    private static void add(Map<String, List<Example>> byTopic, String file, List<String> lines) {
        List<Example> examples = new ArrayList<>();
        int sentence = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith(HEADING)) {
                Matcher heading =
                        NUMBERED.matcher(line.substring(HEADING.length()).strip());
                boolean numbered = heading.matches();
                sentence = numbered ? Integer.parseInt(heading.group(2)) : 0;
                String topic = numbered
                        ? heading.group(1)
                        : line.substring(HEADING.length()).strip();
                examples = byTopic.computeIfAbsent(topic, _ -> new ArrayList<>());
            } else if (line.startsWith("hi:") || line.startsWith("en:")) {
                try {
                    Language language = line.startsWith("hi") ? Language.HINDI : Language.ENGLISH;
                    examples.add(new Example(language, Wordings.of(line.substring("hi:".length())), sentence));
                } catch (IllegalArgumentException e) {
                    throw new RetrievalException(
                            RetrievalException.Kind.INVALID_ARTICLE,
                            "example questions " + file + ", line " + (i + 1) + ": "
                                    + Objects.requireNonNullElse(e.getMessage(), "not readable"),
                            false,
                            e);
                }
            }
        }
    }
}

package dev.kanak.rag.analysis;

import dev.kanak.rag.search.QueryClass;
import java.util.List;
import java.util.Map;

/**
 * A question, read.
 *
 * @param queryClass how it is written
 * @param content its words in order, each once, without those that never say what a question is about
 * @param hindi of a question in English, the stems of the Hindi words for each word of which any are known
 */
public record Question(QueryClass queryClass, List<WordForms> content, Map<WordForms, List<String>> hindi) {

    public Question {
        content = List.copyOf(content);
        hindi = Map.copyOf(hindi);
    }

    /** The stems of the Hindi words for a word; empty if none are known, or if the question is not in English. */
    public List<String> equivalents(WordForms word) {
        return hindi.getOrDefault(word, List.of());
    }
}

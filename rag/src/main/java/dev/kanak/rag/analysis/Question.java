package dev.kanak.rag.analysis;

import dev.kanak.rag.search.QueryClass;
import java.util.List;

/**
 * A question, read.
 *
 * @param queryClass how it is written
 * @param content its words in order, each once, without those that never say what a question is about
 * @param said every word in order
 */
public record Question(QueryClass queryClass, List<WordForms> content, List<WordForms> said) {

    public Question {
        content = List.copyOf(content);
        said = List.copyOf(said);
    }
}

package dev.kanak.rag.analysis;

import dev.kanak.rag.search.QueryClass;
import java.util.List;

/**
 * A question, read.
 *
 * @param queryClass how it is written
 * @param content its words in order, each once, without those that never say what a question is about
 */
public record Question(QueryClass queryClass, List<WordForms> content) {

    public Question {
        content = List.copyOf(content);
    }
}

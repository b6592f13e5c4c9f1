package dev.kanak.rag.index;

import dev.kanak.rag.index.Phrasings.Phrasing;
import dev.kanak.rag.search.Embedder;
import dev.kanak.rag.search.Embedder.Role;
import dev.kanak.rag.search.Passage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The vectors of passages: one of heading and text, one of heading and callers' phrases together, one of each phrase, one of
 * each example question, between its wordings, and one of all questions together that a sentence is told to answer. What a
 * passage does not have gives none.
 */
final class Embedding {

    private static final String BETWEEN_QUESTIONS = " . ";

    private Embedding() {}

    static List<Embedded> of(Collection<Passage> passages, Embedder embedder) {
        List<String> ids = new ArrayList<>();
        List<List<String>> texts = new ArrayList<>();
        for (Passage passage : passages) {
            for (List<String> wordings : texts(passage)) {
                ids.add(passage.id());
                texts.add(wordings);
            }
        }
        List<float[]> vectors =
                embedder.embedAll(texts.stream().flatMap(List::stream).toList(), Role.PASSAGE);
        List<Embedded> embedded = new ArrayList<>(ids.size());
        int next = 0;
        for (int i = 0; i < ids.size(); i++) {
            int end = next + texts.get(i).size();
            embedded.add(new Embedded(ids.get(i), Phrasings.mean(vectors.subList(next, end))));
            next = end;
        }
        return embedded;
    }

    /** What a passage has a vector for: each a text, or several of which the mean counts. */
    private static List<List<String>> texts(Passage passage) {
        List<List<String>> texts = new ArrayList<>();
        for (String text : List.of(passage.text(), Phrasings.asked(passage))) {
            if (!text.isBlank()) {
                texts.add(List.of(passage.title().isBlank() ? text : passage.title() + ". " + text));
            }
        }
        List<Phrasing> phrasings = Phrasings.of(passage);
        phrasings.forEach(phrasing -> texts.add(phrasing.wordings()));
        ofSentences(phrasings).forEach(text -> texts.add(List.of(text)));
        return texts;
    }

    /** For each sentence that questions are told to be answered by, these questions in one text. */
    private static Collection<String> ofSentences(List<Phrasing> phrasings) {
        return phrasings.stream()
                .filter(phrasing -> phrasing.sentence() > 0)
                .collect(Collectors.groupingBy(
                        Phrasing::sentence,
                        TreeMap::new,
                        Collectors.flatMapping(
                                phrasing -> phrasing.wordings().stream(), Collectors.joining(BETWEEN_QUESTIONS))))
                .values();
    }

    /** How many vectors a passage has. */
    static int count(Passage passage) {
        return texts(passage).size();
    }
}

package dev.kanak.rag.index;

import dev.kanak.rag.search.Embedder;
import dev.kanak.rag.search.Embedder.Role;
import dev.kanak.rag.search.Passage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The vectors of passages: one of heading and text, one of heading and callers' phrases together, one of each phrase, and one
 * of each example question, between its wordings. What a passage does not have gives none.
 */
final class Embedding {

    private static final int BATCH = 32;

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
        List<float[]> vectors = embed(texts.stream().flatMap(List::stream).toList(), embedder);
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
        Phrasings.of(passage).forEach(phrasing -> texts.add(phrasing.wordings()));
        return texts;
    }

    /** How many vectors a passage has. */
    static int count(Passage passage) {
        return texts(passage).size();
    }

    private static List<float[]> embed(List<String> texts, Embedder embedder) {
        List<float[]> vectors = new ArrayList<>(texts.size());
        for (int from = 0; from < texts.size(); from += BATCH) {
            vectors.addAll(embedder.embedAll(texts.subList(from, Math.min(texts.size(), from + BATCH)), Role.PASSAGE));
        }
        return vectors;
    }
}

package dev.kanak.rag.index;

import dev.kanak.rag.search.Embedder;
import dev.kanak.rag.search.Embedder.Role;
import dev.kanak.rag.search.Passage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The vectors of passages: one of heading and text, and one of heading and callers' phrases if there are any. */
final class Embedding {

    private static final int BATCH = 32;

    private Embedding() {}

    static List<Embedded> of(Collection<Passage> passages, Embedder embedder) {
        List<String> ids = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Passage passage : passages) {
            String asked = passage.metadata().getOrDefault(PassageIndex.ASKED_AS, "");
            for (String text : List.of(passage.text(), asked)) {
                if (!text.isBlank()) {
                    ids.add(passage.id());
                    texts.add(passage.title().isBlank() ? text : passage.title() + ". " + text);
                }
            }
        }
        List<Embedded> vectors = new ArrayList<>(ids.size());
        for (int from = 0; from < texts.size(); from += BATCH) {
            int to = Math.min(texts.size(), from + BATCH);
            List<float[]> batch = embedder.embedAll(texts.subList(from, to), Role.PASSAGE);
            for (int i = from; i < to; i++) {
                vectors.add(new Embedded(ids.get(i), batch.get(i - from)));
            }
        }
        return vectors;
    }
}

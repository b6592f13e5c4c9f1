package dev.kanak.rag.knowledge;

import static java.util.Objects.requireNonNull;

import dev.kanak.rag.search.Embedder;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An embedder that reads each text of the articles once while an index is built: the search and the choice of sentences take the
 * vectors of the same questions. Remembers nothing once the index is {@link #built}. Thread-safe.
 */
final class BuildVectors implements Embedder {

    private record Text(String text, Role role) {}

    private final Embedder embedder;
    private final Map<Text, float[]> known = new ConcurrentHashMap<>();
    private volatile boolean building = true;

    /** Takes the embedder that computes; it is closed with this one. */
    BuildVectors(Embedder embedder) {
        this.embedder = embedder;
    }

    /** Forgets all; from now on the embedder is asked. */
    void built() {
        building = false;
        known.clear();
    }

    @Override
    public int dimension() {
        return embedder.dimension();
    }

    @Override
    public String fingerprint() {
        return embedder.fingerprint();
    }

    @Override
    public boolean readsWordsAlone() {
        return embedder.readsWordsAlone();
    }

    @Override
    public float[] embed(String text, Role role) {
        return embedder.embed(text, role);
    }

    @Override
    public List<float[]> embedAll(List<String> texts, Role role) {
        if (!building) {
            return embedder.embedAll(texts, role);
        }
        List<Text> asked = texts.stream().map(text -> text(text, role)).toList();
        Set<Text> unknown = new LinkedHashSet<>(asked);
        unknown.removeIf(known::containsKey);
        List<Text> unread = List.copyOf(unknown);
        List<float[]> read = embedder.embedAll(unread.stream().map(Text::text).toList(), role);
        for (int i = 0; i < read.size(); i++) {
            known.put(unread.get(i), read.get(i));
        }
        return asked.stream().map(text -> requireNonNull(known.get(text))).toList();
    }

    /** A model that reads words alone makes no difference between the roles. */
    private Text text(String text, Role role) {
        return new Text(text, embedder.readsWordsAlone() ? Role.PASSAGE : role);
    }

    @Override
    public void close() {
        embedder.close();
    }
}

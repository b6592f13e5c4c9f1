package dev.kanak.rag.cache;

import dev.kanak.rag.search.Embedder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An embedder that need not compute the vector of a question twice, for the cache and the search ask for the same one. Keeps a
 * few, by a digest of the text. Thread-safe.
 */
public final class RecentVectors implements Embedder {

    private static final int MOST = 64;

    private final Embedder embedder;
    private final Map<String, float[]> recent = new LinkedHashMap<>();

    /** Takes the embedder that computes; it is closed with this one. */
    public RecentVectors(Embedder embedder) {
        this.embedder = embedder;
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
        if (role == Role.PASSAGE) {
            return embedder.embed(text, role);
        }
        String key = Digest.of(text);
        synchronized (recent) {
            float[] known = recent.get(key);
            if (known != null) {
                return known.clone();
            }
        }
        float[] vector = embedder.embed(text, role);
        synchronized (recent) {
            recent.put(key, vector.clone());
            if (recent.size() > MOST) {
                recent.remove(recent.keySet().iterator().next());
            }
        }
        return vector;
    }

    @Override
    public List<float[]> embedAll(List<String> texts, Role role) {
        return embedder.embedAll(texts, role);
    }

    @Override
    public void close() {
        embedder.close();
    }
}

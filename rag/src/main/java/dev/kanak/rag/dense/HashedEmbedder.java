package dev.kanak.rag.dense;

import static java.util.Objects.requireNonNull;

import dev.kanak.core.error.RetrievalException;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.model.OnnxModel;
import dev.kanak.core.model.Signature;
import dev.kanak.core.model.Tensor;
import dev.kanak.rag.search.Embedder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * The shipped bi-encoder: a table of word features, the weighted sum of a text's words. Questions and passages are the same to it.
 *
 * <p>Graph: {@code features} i64[texts, words, features], -1 for none, to {@code embedding} f32[texts, dimension] of length 1.
 */
final class HashedEmbedder implements Embedder {

    private static final String FEATURES = "features";
    private static final String EMBEDDING = "embedding";
    private static final int BATCH = 8;

    /** Words of articles of which the features are remembered. */
    private static final int MOST_REMEMBERED = 30_000;

    private final OnnxModel graph;
    private final int dimension;
    private final String fingerprint;
    private final Map<String, int[]> remembered = new ConcurrentHashMap<>();

    private HashedEmbedder(OnnxModel graph, int dimension, String fingerprint) {
        this.graph = graph;
        this.dimension = dimension;
        this.fingerprint = fingerprint;
    }

    /** As {@link Embedders#load}. */
    static HashedEmbedder load(Path file) {
        OnnxModel graph = OnnxModel.load(file);
        try {
            graph.signature()
                    .requireInput(FEATURES, Signature.Type.INT64, -1, -1, -1)
                    .requireOutput(EMBEDDING, Signature.Type.FLOAT32, -1, -1);
            int dimension = dimension(graph);
            return new HashedEmbedder(graph, dimension, "kanak-embed@" + Embedders.digest(file));
        } catch (SpeechException e) {
            graph.close();
            throw e;
        }
    }

    /** What a text without words gives, which no graph need declare. */
    private static int dimension(OnnxModel graph) {
        return run(graph, List.of(TextFeatures.distinctWords("", TextFeatures::hashes)))
                .getFirst()
                .length;
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public boolean readsWordsAlone() {
        return true;
    }

    @Override
    public float[] embed(String text, Role role) {
        return embedAll(List.of(text), role).getFirst();
    }

    @Override
    public List<float[]> embedAll(List<String> texts, Role role) {
        try {
            List<List<int[]>> features = texts.stream()
                    .map(text -> TextFeatures.distinctWords(text, word -> features(word, role)))
                    .toList();
            // texts of like length together: each is filled up to the longest beside it
            List<Integer> order = IntStream.range(0, texts.size())
                    .boxed()
                    .sorted(Comparator.comparingInt(
                                    (Integer text) -> features.get(text).size())
                            .thenComparingInt(text -> most(features.get(text))))
                    .toList();
            float[][] vectors = new float[texts.size()][];
            for (int from = 0; from < order.size(); from += BATCH) {
                List<Integer> batch = order.subList(from, Math.min(order.size(), from + BATCH));
                List<float[]> read =
                        run(graph, batch.stream().map(features::get).toList());
                for (int i = 0; i < batch.size(); i++) {
                    vectors[batch.get(i)] = read.get(i);
                }
            }
            return List.of(vectors);
        } catch (SpeechException e) {
            throw new RetrievalException(
                    RetrievalException.Kind.SEARCH_FAILED, "the embedder failed", e.retryable(), e);
        }
    }

    /** Features of the word that has most. */
    private static int most(List<int[]> words) {
        return words.stream().mapToInt(word -> word.length).max().orElse(0);
    }

    /** Of a word of an article they are remembered, of one that a caller says they are not. */
    private int[] features(String word, Role role) {
        int[] known = remembered.get(word);
        if (known != null) {
            return known;
        }
        int[] features = TextFeatures.hashes(word);
        if (role == Role.PASSAGE && remembered.size() < MOST_REMEMBERED) {
            remembered.put(word, features);
        }
        return features;
    }

    private static List<float[]> run(OnnxModel graph, List<List<int[]>> texts) {
        Tensor.Longs features = TextFeatures.tensor(texts);
        return vectors((Tensor.Floats)
                requireNonNull(graph.run(Map.of(FEATURES, features)).get(EMBEDDING)));
    }

    private static List<float[]> vectors(Tensor.Floats tensor) {
        int dimension = Math.toIntExact(tensor.shape()[1]);
        List<float[]> vectors = new ArrayList<>();
        for (int from = 0; from < tensor.values().length; from += dimension) {
            vectors.add(Arrays.copyOfRange(tensor.values(), from, from + dimension));
        }
        return vectors;
    }

    @Override
    public void close() {
        graph.close();
    }
}

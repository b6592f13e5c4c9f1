package dev.kanak.rag.dense;

import static java.util.Objects.requireNonNull;

import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.error.RetrievalException;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import dev.kanak.core.model.OnnxModel;
import dev.kanak.core.model.Signature;
import dev.kanak.core.model.Tensor;
import dev.kanak.rag.search.Embedder;
import dev.kanak.rag.subword.SubwordTokenizer;
import dev.kanak.rag.subword.TokenBatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Gatherers;

/**
 * A published bi-encoder with its own tokeniser: multilingual-e5, bge-m3 and what is exported like them.
 *
 * <p>Graph: {@code input_ids}, {@code attention_mask} and, where it has it, {@code token_type_ids} i64[texts, subwords]; to a f32
 * output of rank 3 (a vector for each subword) or 2 (one for each text), whatever its name.
 */
final class TransformerEmbedder implements Embedder {

    private static final int BATCH = 8;

    private final OnnxModel graph;
    private final SubwordTokenizer tokenizer;
    private final EmbedderConfig config;
    private final InferencePool pool;
    private final String output;
    private final String fingerprint;
    private final int dimension;

    private TransformerEmbedder(
            OnnxModel graph,
            SubwordTokenizer tokenizer,
            EmbedderConfig config,
            InferencePool pool,
            String fingerprint) {
        this.graph = graph;
        this.tokenizer = tokenizer;
        this.config = config;
        this.pool = pool;
        this.fingerprint = fingerprint;
        output = output(graph.signature(), config.pooling()).name();
        dimension = run(List.of("a")).getFirst().length;
    }

    /** As {@link Embedders#load}. */
    static TransformerEmbedder load(EmbedderConfig config, Path graphFile, Path tokenizerFile, InferencePool pool) {
        OnnxModel graph = OnnxModel.load(graphFile);
        try {
            TokenBatch.check(graph.signature());
            Signature.Port chosen = output(graph.signature(), config.pooling());
            String fingerprint = chosen.name() + "@" + Embedders.digest(graphFile) + "." + config.pooling() + "."
                    + Integer.toHexString((config.queryPrefix() + '\n' + config.passagePrefix()).hashCode());
            SubwordTokenizer tokenizer = SubwordTokenizer.load(tokenizerFile, config.maxTokens());
            return new TransformerEmbedder(graph, tokenizer, config, pool, fingerprint);
        } catch (SpeechException e) {
            graph.close();
            throw e;
        }
    }

    private static Signature.Port output(Signature signature, Pooling pooling) {
        int rank = pooling == Pooling.IN_GRAPH ? 2 : 3;
        return signature.outputs().stream()
                .filter(port -> port.type() == Signature.Type.FLOAT32 && port.shape().length == rank)
                .findFirst()
                .orElseThrow(() -> new SpeechException(
                        Kind.MODEL_FAILED,
                        "%s: pooling %s needs a float32 output of rank %d; found outputs %s"
                                .formatted(signature.file(), pooling, rank, signature.outputs()),
                        false));
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
    public float[] embed(String text, Role role) {
        return embedAll(List.of(text), role).getFirst();
    }

    @Override
    public List<float[]> embedAll(List<String> texts, Role role) {
        String prefix = switch (role) {
            case QUERY -> config.queryPrefix();
            case PASSAGE -> config.passagePrefix();
        };
        List<List<String>> batches = texts.stream()
                .map(prefix::concat)
                .gather(Gatherers.windowFixed(BATCH))
                .toList();
        List<float[]> vectors = new ArrayList<>(texts.size());
        try {
            for (List<String> batch : batches) {
                vectors.addAll(pool.call(() -> run(batch)));
            }
        } catch (SpeechException e) {
            throw failed(e, e.retryable());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(e, true);
        }
        return vectors;
    }

    private static RetrievalException failed(Exception cause, boolean retryable) {
        return new RetrievalException(RetrievalException.Kind.SEARCH_FAILED, "the embedder failed", retryable, cause);
    }

    private List<float[]> run(List<String> texts) {
        TokenBatch batch = tokenizer.texts(texts);
        var vectors = (Tensor.Floats)
                requireNonNull(graph.run(batch.tensors(graph.signature())).get(output));
        int width = Math.toIntExact(vectors.shape()[vectors.shape().length - 1]);
        List<float[]> pooled = new ArrayList<>();
        for (int text = 0; text < batch.rows(); text++) {
            pooled.add(unit(
                    switch (config.pooling()) {
                        case MEAN -> mean(vectors.values(), batch, text, width);
                        case FIRST_TOKEN -> part(vectors.values(), text * batch.length(), width);
                        case IN_GRAPH -> part(vectors.values(), text, width);
                    }));
        }
        return pooled;
    }

    private static float[] part(float[] values, int row, int width) {
        var part = new float[width];
        System.arraycopy(values, row * width, part, 0, width);
        return part;
    }

    private static float[] mean(float[] values, TokenBatch batch, int text, int width) {
        var sum = new float[width];
        for (int token = 0; token < batch.length(); token++) {
            int row = text * batch.length() + token;
            if (batch.mask()[row] != 0) {
                for (int i = 0; i < width; i++) {
                    sum[i] += values[row * width + i];
                }
            }
        }
        return sum;
    }

    private static float[] unit(float[] vector) {
        double square = 0;
        for (float value : vector) {
            square += (double) value * value;
        }
        float scale = (float) (1 / Math.max(Math.sqrt(square), 1e-12));
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= scale;
        }
        return vector;
    }

    @Override
    public void close() {
        tokenizer.close();
        graph.close();
    }
}

package dev.kanak.benchmarks.rag;

import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.rag.dense.EmbedderConfig;
import dev.kanak.rag.dense.Embedders;
import dev.kanak.rag.search.Embedder;
import dev.kanak.rag.search.Embedder.Role;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The shipped bi-encoder: text to vector, word features included. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EmbedderBenchmark {

    private String question = "gold loan par byaaj kitna lagta hai aur EMI kab se shuru hogi";
    private String passage = Passages.TEXTS.getFirst();
    private @Nullable InferencePool pool;
    private @Nullable Embedder embedder;

    @Setup
    public void setUp() {
        pool = new InferencePool(1, 4);
        embedder = Embedders.load(EmbedderConfig.shipped(Path.of("data/models/embed")), pool);
    }

    @Benchmark
    public float[] question() {
        return embed(question);
    }

    @Benchmark
    public float[] passage() {
        return embed(passage);
    }

    private float[] embed(String text) {
        if (embedder == null) {
            throw new IllegalStateException("not set up");
        }
        return embedder.embed(text, Role.QUERY);
    }

    @TearDown
    public void tearDown() {
        if (embedder != null) {
            embedder.close();
        }
        if (pool != null) {
            pool.close();
        }
    }
}

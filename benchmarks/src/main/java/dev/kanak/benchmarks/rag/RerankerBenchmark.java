package dev.kanak.benchmarks.rag;

import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.rag.rerank.ExitRule;
import dev.kanak.rag.rerank.RerankerConfig;
import dev.kanak.rag.rerank.Rerankers;
import dev.kanak.rag.search.Deadline;
import dev.kanak.rag.search.FoundPassage;
import dev.kanak.rag.search.Reranker;
import dev.kanak.rag.search.Reranking;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

/** The shipped cross-encoder over eight candidates, hand-over to the inference pool included. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RerankerBenchmark {

    private static final String QUESTION = "gold loan par byaaj kitna lagta hai";

    private final List<FoundPassage> candidates = Passages.candidates(8);
    private @Nullable InferencePool pool;
    private @Nullable Reranker whole;
    private @Nullable Reranker leaving;
    private @Nullable Reranker first;

    @Setup
    public void setUp() {
        pool = new InferencePool(1, 4);
        whole = load(new ExitRule(2, 2, 99, 2, 8, 0), pool);
        leaving = load(new ExitRule(2, 2, 99, 0, 3, 0), pool);
        first = load(new ExitRule(2, 2, 1, 2, 3, 0), pool);
    }

    private static Reranker load(ExitRule rule, InferencePool pool) {
        return Rerankers.load(new RerankerConfig(Path.of("data/models/rerank"), 8, 128, rule), pool);
    }

    /** Every row through all three segments. */
    @Benchmark
    public Reranking eightRowsThreeSegments() {
        return rerank(whole);
    }

    /** Eight rows through the first segment, three through the other two. */
    @Benchmark
    public Reranking fiveRowsLeaveAfterTheFirstSegment() {
        return rerank(leaving);
    }

    /** Every row through the first segment alone. */
    @Benchmark
    public Reranking eightRowsOneSegment() {
        return rerank(first);
    }

    private Reranking rerank(@Nullable Reranker reranker) {
        if (reranker == null) {
            throw new IllegalStateException("not set up");
        }
        return reranker.rerank(QUESTION, candidates, Deadline.in(Duration.ofSeconds(1)));
    }

    @TearDown
    public void tearDown() {
        for (Reranker reranker : new Reranker[] {whole, leaving, first}) {
            if (reranker != null) {
                reranker.close();
            }
        }
        if (pool != null) {
            pool.close();
        }
    }
}

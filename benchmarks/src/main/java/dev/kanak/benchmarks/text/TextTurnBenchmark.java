package dev.kanak.benchmarks.text;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Whole conversations in three languages, tools and all: the time of one is that of its 35 turns. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class TextTurnBenchmark {

    private @Nullable TextTurns turns;

    @Setup
    public void load() throws IOException {
        turns = TextTurns.load();
    }

    @Benchmark
    public void threeConversations() throws InterruptedException {
        Objects.requireNonNull(turns).hold(TextTurns.Turn::take);
    }
}

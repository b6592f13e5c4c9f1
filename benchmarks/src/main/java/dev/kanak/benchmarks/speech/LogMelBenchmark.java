package dev.kanak.benchmarks.speech;

import dev.kanak.pipeline.stt.LogMel;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Log-mel features of one second of audio. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LogMelBenchmark {

    private short[] second = {};

    @Setup
    public void setUp() {
        second = SpokenSentence.ofSeconds(1);
    }

    @Benchmark
    public void oneSecond(Blackhole sink) {
        var features = new LogMel(sink::consume);
        features.push(second);
        features.finish();
    }
}

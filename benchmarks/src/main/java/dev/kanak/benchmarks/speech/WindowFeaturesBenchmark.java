package dev.kanak.benchmarks.speech;

import dev.kanak.pipeline.stt.feature.Features;
import dev.kanak.pipeline.stt.feature.NemoMel;
import dev.kanak.pipeline.stt.feature.WhisperMel;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Front ends of the published recognisers over a whole window. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WindowFeaturesBenchmark {

    @Param({"3", "15"})
    private int seconds;

    private short[] audio = {};
    private final WhisperMel whisper = new WhisperMel(80, 480_000);

    @Setup
    public void setUp() {
        audio = SpokenSentence.ofSeconds(seconds);
    }

    @Benchmark
    public Features nemo() {
        return NemoMel.NEMO_1.of(audio);
    }

    @Benchmark
    public Features whisper() {
        return whisper.of(audio);
    }
}

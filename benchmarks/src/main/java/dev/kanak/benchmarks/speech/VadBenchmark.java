package dev.kanak.benchmarks.speech;

import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.pipeline.vad.SileroVad;
import dev.kanak.pipeline.vad.VadStream;
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

/** Voice activity of one 32 ms window, hand-over to the inference pool included. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class VadBenchmark {

    private final float[] window = new float[SileroVad.WINDOW];
    private @Nullable InferencePool pool;
    private @Nullable SileroVad vad;
    private @Nullable VadStream stream;

    @Setup
    public void setUp() {
        short[] speech = SpokenSentence.ofSeconds(1);
        for (int i = 0; i < window.length; i++) {
            window[i] = speech[SpokenSentence.RATE_HZ / 2 + i] / 32768f;
        }
        pool = new InferencePool(1, 4);
        vad = SileroVad.load(Path.of("data/models/vad/model.onnx"), pool);
        stream = vad.open();
    }

    @Benchmark
    public float windowOf32Ms() throws InterruptedException {
        if (stream == null) {
            throw new IllegalStateException("not set up");
        }
        return stream.probability(window);
    }

    @TearDown
    public void tearDown() {
        if (vad != null) {
            vad.close();
        }
        if (pool != null) {
            pool.close();
        }
    }
}

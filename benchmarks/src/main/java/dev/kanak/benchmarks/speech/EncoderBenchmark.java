package dev.kanak.benchmarks.speech;

import dev.kanak.core.model.OnnxModel;
import dev.kanak.core.model.Tensor;
import java.nio.file.Path;
import java.util.Map;
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

/** One step of the default recogniser's network: 320 ms of audio on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EncoderBenchmark {

    private @Nullable OnnxModel model;
    private Map<String, Tensor> inputs = Map.of();

    @Setup
    public void setUp() {
        model = OnnxModel.load(Path.of("data/models/stt/model.onnx"));
        inputs = Map.of(
                "mel", Tensor.Floats.zeros(1, 80, 40),
                "ca", zeros("ca"),
                "cc", zeros("cc"),
                "n", new Tensor.Floats(new float[] {32}, new long[] {1}));
    }

    @Benchmark
    public Map<String, Tensor> chunkOf320Ms() {
        return model().run(inputs);
    }

    @TearDown
    public void tearDown() {
        model().close();
    }

    private Tensor zeros(String input) {
        return Tensor.Floats.zeros(
                model().signature().input(input).orElseThrow().shape());
    }

    private OnnxModel model() {
        if (model == null) {
            throw new IllegalStateException("not set up");
        }
        return model;
    }
}

package dev.kanak.benchmarks.speech;

import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.RecognitionContext;
import dev.kanak.pipeline.turn.EndOfTurn;
import dev.kanak.pipeline.turn.EndOfTurnConfig;
import dev.kanak.pipeline.turn.TurnSoFar;
import java.nio.file.Path;
import java.util.Optional;
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

/** One judgement of a turn by the embedded model, hand-over to the inference pool included. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EndOfTurnBenchmark {

    private static final String SENTENCE = "मुझे अपनी दुकान के लिए दो लाख पचास हज़ार का लोन चाहिए";

    private @Nullable InferencePool pool;
    private @Nullable EndOfTurn model;
    private TurnSoFar words = TurnSoFar.of("", RecognitionContext.NONE);
    private TurnSoFar spoken = words;

    @Setup
    public void setUp() {
        pool = new InferencePool(1, 4);
        model = new EndOfTurnConfig.Embedded(Path.of("data/models/turn/model.onnx")).load(pool);
        var context = new RecognitionContext(Optional.of("loan_amount_inr"), Optional.of(Language.HINDI));
        words = TurnSoFar.of(SENTENCE, context);
        spoken = new TurnSoFar(SENTENCE, context, SpokenSentence.ofSeconds(4));
    }

    @Benchmark
    public double byWords() throws InterruptedException {
        return judge(words);
    }

    @Benchmark
    public double byWordsAndVoice() throws InterruptedException {
        return judge(spoken);
    }

    private double judge(TurnSoFar turn) throws InterruptedException {
        if (model == null) {
            throw new IllegalStateException("not set up");
        }
        return model.probabilityComplete(turn);
    }

    @TearDown
    public void tearDown() {
        if (model != null) {
            model.close();
        }
        if (pool != null) {
            pool.close();
        }
    }
}

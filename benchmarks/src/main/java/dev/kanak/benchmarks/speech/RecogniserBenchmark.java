package dev.kanak.benchmarks.speech;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.port.SpeechToText.Utterance;
import dev.kanak.core.speech.Transcript;
import dev.kanak.core.time.MonotonicTime;
import dev.kanak.pipeline.stt.CtcSpeechToText;
import dev.kanak.pipeline.stt.SttConfig;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Recognition of an utterance from PCM to the final transcript; the score is for one second of its audio. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class RecogniserBenchmark {

    private static final int SECONDS = 3;
    private static final int FRAME = 320;

    /** Texts followed at once; 1 is greedy decoding without the language model. */
    @Param({"1", "48"})
    public int beamWidth;

    private short[] speech = {};
    private @Nullable InferencePool pool;
    private @Nullable CtcSpeechToText recogniser;

    @Setup
    public void setUp() {
        speech = SpokenSentence.ofSeconds(SECONDS);
        var standard = SttConfig.of(Path.of("data/models/stt"));
        var config = new SttConfig(
                standard.directory(),
                beamWidth,
                standard.lmWeight(),
                standard.symbolBonus(),
                standard.wordWeight(),
                standard.wordBonus(),
                standard.biasing(),
                standard.biasingWeight());
        pool = new InferencePool(1, 4);
        recogniser = CtcSpeechToText.load(config, pool);
    }

    @Benchmark
    @OperationsPerInvocation(SECONDS)
    public Transcript secondOfAudio() throws InterruptedException {
        if (recogniser == null) {
            throw new IllegalStateException("not set up");
        }
        try (Utterance utterance = recogniser.open()) {
            for (int at = 0; at < speech.length; at += FRAME) {
                var samples = Arrays.copyOfRange(speech, at, at + FRAME);
                var capturedAt = MonotonicTime.ofMillis(at / 16);
                var _ = utterance.push(new AudioFrame(samples, SpokenSentence.RATE_HZ, capturedAt));
            }
            return utterance.finish();
        }
    }

    @TearDown
    public void tearDown() {
        if (recogniser != null) {
            recogniser.close();
        }
        if (pool != null) {
            pool.close();
        }
    }
}

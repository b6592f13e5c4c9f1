package dev.kanak.benchmarks.media;

import dev.kanak.benchmarks.speech.SpokenSentence;
import dev.kanak.transport.opus.OpusDecoder;
import dev.kanak.transport.opus.OpusEncoder;
import java.util.Arrays;
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

/** One 20 ms frame of speech or silence at the agent's settings: 24 kHz, 28 kbit/s, complexity 5, in-band FEC. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class OpusBenchmark {

    private static final OpusEncoder.Settings AGENT = new OpusEncoder.Settings(24_000, 28_000, 5, 10);
    private static final int SECONDS = 2;
    private static final int CALLER_SAMPLES = 320;

    private final short[][] frames = new short[SECONDS * 50][];
    private final byte[][] packets = new byte[SECONDS * 50][];
    private final short[] silence = new short[AGENT.frameSamples()];
    private @Nullable OpusEncoder encoder;
    private @Nullable OpusDecoder decoder;
    private int next;

    @Setup
    public void setUp() {
        short[] speech = SpokenSentence.ofSeconds(SECONDS, AGENT.sampleRateHz());
        encoder = new OpusEncoder(AGENT);
        decoder = new OpusDecoder(16_000);
        for (int i = 0; i < frames.length; i++) {
            frames[i] = Arrays.copyOfRange(speech, i * AGENT.frameSamples(), (i + 1) * AGENT.frameSamples());
            packets[i] = encoder.encode(frames[i]);
        }
    }

    @Benchmark
    public byte[] encodeSpeech() {
        return encoder().encode(frames[next()]);
    }

    @Benchmark
    public byte[] encodeSilence() {
        return encoder().encode(silence);
    }

    @Benchmark
    public short[] decode() {
        return decoder().decode(packets[next()]);
    }

    @Benchmark
    public short[] recoverByFec() {
        return decoder().recover(packets[next()], CALLER_SAMPLES);
    }

    /** A frame that arrives, then one that is lost: concealing lost frames only would conceal silence. */
    @Benchmark
    public short[] decodeThenConceal() {
        var _ = decoder().decode(packets[next()]);
        return decoder().conceal(CALLER_SAMPLES);
    }

    @TearDown
    public void tearDown() {
        encoder().close();
        decoder().close();
    }

    private int next() {
        next = (next + 1) % frames.length;
        return next;
    }

    private OpusEncoder encoder() {
        if (encoder == null) {
            throw new IllegalStateException("not set up");
        }
        return encoder;
    }

    private OpusDecoder decoder() {
        if (decoder == null) {
            throw new IllegalStateException("not set up");
        }
        return decoder;
    }
}

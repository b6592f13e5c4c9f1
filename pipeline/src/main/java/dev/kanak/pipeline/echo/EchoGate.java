package dev.kanak.pipeline.echo;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.time.MonotonicTime;
import java.util.Arrays;

/**
 * Tells which frames from the caller's line are nothing but the agent's voice coming back, by what was sent.
 *
 * <p>At 4 kHz, a cross-correlation finds the delay of the way back, up to {@link #LONGEST_DELAY_MS}; a filter of 16 ms around
 * it, fitted to the last quarter of a second by least squares, then predicts the echo. A frame that the prediction explains
 * is echo; one that holds more is the caller, whether the agent comes back beside them or not. No help from the caller's
 * device is assumed, and no frame is changed.
 *
 * <p>Sans-IO; not thread-safe; one per call.
 */
public final class EchoGate {

    /** Longest way back: network both ways, buffers, loudspeaker to microphone. */
    public static final int LONGEST_DELAY_MS = 600;

    private static final int RATE_HZ = Decimator.RATE_HZ;
    private static final int PER_MS = RATE_HZ / 1000;
    private static final int HISTORY = 2 * RATE_HZ;
    private static final int WINDOW = 256 * PER_MS;
    private static final int NEWEST = 40 * PER_MS;
    private static final int LAGS = LONGEST_DELAY_MS * PER_MS;
    private static final int BEFORE = 4 * PER_MS;

    /** Correlation from which a delay is believed. */
    private static final double LOCK = 0.3;

    /** Share of the newest audio's energy that may be left unexplained in an echo: 5 dB below it. */
    private static final double UNEXPLAINED = 0.32;

    /** The same while echo has just been heard. */
    private static final double UNEXPLAINED_AFTER_ECHO = 0.5;

    /** Mean square of samples in [-1, 1] below which there is nothing to tell: −66 dBFS. */
    private static final double QUIET = 2.5e-7;

    /** Frames for which a delay that explains nothing is kept. */
    private static final int PATIENCE_FRAMES = 5;

    private final Decimator fromCaller = new Decimator();
    private final float[] sent = new float[HISTORY];
    private final float[] heard = new float[HISTORY];
    private final EchoFilter filter = new EchoFilter(WINDOW);
    private Decimator toCaller = new Decimator();
    private long sentEnd;
    private int lag = -1;
    private int unexplainedFrames;
    private boolean echo;

    /**
     * The agent's voice has gone out.
     *
     * @param samples mono PCM at {@code rateHz}
     * @param at when the first of them was sent, on the clock of the caller's frames; follows what was sent before, or later
     */
    public void sent(short[] samples, int rateHz, MonotonicTime at) {
        long begin = at.nanos() / (1_000_000_000L / RATE_HZ);
        if (Math.abs(begin - sentEnd) > 2L * PER_MS) {
            toCaller = new Decimator();
            silence(begin);
        }
        float[] reduced = toCaller.reduce(samples, rateHz);
        for (float sample : reduced) {
            sent[index(sentEnd)] = sample;
            sentEnd++;
        }
    }

    private void silence(long until) {
        if (until - sentEnd > HISTORY || until < sentEnd) {
            Arrays.fill(sent, 0);
        } else {
            for (long i = sentEnd; i < until; i++) {
                sent[index(i)] = 0;
            }
        }
        sentEnd = until;
    }

    /**
     * Whether a frame is nothing but the agent's own voice.
     *
     * @param frame the next of the caller's frames, 16 kHz
     */
    public boolean isEcho(AudioFrame frame) {
        long begin = frame.capturedAt().nanos() / (1_000_000_000L / RATE_HZ);
        float[] reduced = fromCaller.reduce(frame.samples(), frame.sampleRateHz());
        for (int i = 0; i < reduced.length; i++) {
            heard[index(begin + i)] = reduced[i];
        }
        long end = begin + reduced.length;
        echo = power(heard, end, NEWEST) > QUIET && sentLately(end) && explains(end);
        return echo;
    }

    private boolean sentLately(long end) {
        if (end - sentEnd > LAGS + WINDOW) {
            lag = -1;
            return false;
        }
        if (sentEnd < end) {
            silence(end);
        }
        return power(sent, end, LAGS + WINDOW) > QUIET / 10;
    }

    private boolean explains(long end) {
        if (lag < 0 || unexplainedFrames >= PATIENCE_FRAMES) {
            lag = delay(end);
            unexplainedFrames = 0;
        }
        if (lag < 0) {
            return false;
        }
        double left = filter.unexplained(
                window(heard, end, WINDOW), window(sent, end - lag, WINDOW + EchoFilter.TAPS), NEWEST);
        boolean explained = left < (echo ? UNEXPLAINED_AFTER_ECHO : UNEXPLAINED);
        unexplainedFrames = explained ? 0 : unexplainedFrames + 1;
        return explained;
    }

    /** The delay at which the last quarter of a second resembles most what was sent, less the filter's lead; −1 if none does. */
    private int delay(long end) {
        float[] now = window(heard, end, WINDOW);
        float[] before = window(sent, end, WINDOW + LAGS);
        double energy = power(heard, end, WINDOW) * WINDOW;
        double best = LOCK;
        int found = -1;
        double energySent = 0;
        for (int i = 0; i < WINDOW; i++) {
            energySent += before[LAGS + i] * before[LAGS + i];
        }
        for (int delay = 0; delay < LAGS; delay++) {
            int from = LAGS - delay;
            double product = product(now, before, from);
            double similar = Math.abs(product) / Math.sqrt(energy * energySent + 1e-9);
            if (similar > best) {
                best = similar;
                found = delay;
            }
            energySent += before[from - 1] * before[from - 1] - before[from + WINDOW - 1] * before[from + WINDOW - 1];
        }
        return found < 0 ? -1 : Math.max(0, found - BEFORE);
    }

    private static double product(float[] a, float[] b, int from) {
        float sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[from + i];
        }
        return sum;
    }

    private static float[] window(float[] ring, long end, int length) {
        var copy = new float[length];
        int start = index(end - length);
        int first = Math.min(length, HISTORY - start);
        System.arraycopy(ring, start, copy, 0, first);
        System.arraycopy(ring, 0, copy, first, length - first);
        return copy;
    }

    private static double power(float[] ring, long end, int length) {
        double sum = 0;
        for (int i = 1; i <= length; i++) {
            float sample = ring[index(end - i)];
            sum += sample * sample;
        }
        return sum / length;
    }

    private static int index(long position) {
        return Math.floorMod(position, HISTORY);
    }
}

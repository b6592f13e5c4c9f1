package dev.kanak.server.call;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.Arrays;

/**
 * Keeps what a caller hears and tells the time by it.
 *
 * <p>The clock is the number of samples heard so far, carried on by the wall clock since the last of them, so that an
 * event is laid at the sample it arrived with; it never goes back. Thread-safe.
 */
final class Recorder {

    private final long began = System.nanoTime();
    private short[] samples = new short[Pcm.CALLER_RATE_HZ * 30];
    private int length;
    private long lastNanos = began;
    private double lastSeconds;
    private double lastTold;

    synchronized double clock() {
        lastTold = Math.max(lastTold, lastSeconds + (System.nanoTime() - lastNanos) / 1e9);
        return lastTold;
    }

    /** Takes one frame as libwebrtc gives it: interleaved 16-bit samples, of which the first channel is kept. */
    synchronized void add(byte[] data, int bits, int rateHz, int channels) {
        if (bits != 16 || rateHz != Pcm.CALLER_RATE_HZ) {
            throw new IllegalStateException("expected 16 bit at 48 kHz, got " + bits + " bit at " + rateHz + " Hz");
        }
        if (length == 0) {
            length = (int) Math.round((System.nanoTime() - began) / 1e9 * Pcm.CALLER_RATE_HZ);
        }
        ShortBuffer frame = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        int count = frame.remaining() / channels;
        if (length + count > samples.length) {
            samples = Arrays.copyOf(samples, Math.max(samples.length * 2, length + count));
        }
        for (int i = 0; i < count; i++) {
            samples[length + i] = frame.get(i * channels);
        }
        length += count;
        lastNanos = System.nanoTime();
        lastSeconds = length / (double) Pcm.CALLER_RATE_HZ;
    }

    synchronized Pcm recording() {
        return new Pcm(Arrays.copyOf(samples, length), Pcm.CALLER_RATE_HZ);
    }
}

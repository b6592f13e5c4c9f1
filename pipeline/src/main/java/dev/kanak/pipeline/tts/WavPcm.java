package dev.kanak.pipeline.tts;

import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Reads mono 16-bit PCM out of a WAV stream that arrives in pieces and whose header does not know its length. One thread. */
final class WavPcm {

    private static final int HEADER_BYTES = 44;
    private static final int RIFF = 0x46464952;
    private static final int DATA = 0x61746164;
    private static final short[] NONE = {};

    private byte[] pending = {};
    private int rateHz;

    /**
     * Takes bytes and returns the samples that they complete.
     *
     * @throws SpeechException (ENGINE_FAILED) if the stream is not a mono 16-bit WAV with a plain header
     */
    short[] push(byte[] bytes, int length) {
        byte[] all = Arrays.copyOf(pending, pending.length + length);
        System.arraycopy(bytes, 0, all, pending.length, length);
        int from = 0;
        if (rateHz == 0) {
            if (all.length < HEADER_BYTES) {
                pending = all;
                return NONE;
            }
            rateHz = rate(ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN));
            from = HEADER_BYTES;
        }
        var samples = new short[(all.length - from) / 2];
        ByteBuffer.wrap(all, from, all.length - from)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(samples);
        pending = Arrays.copyOfRange(all, from + 2 * samples.length, all.length);
        return samples;
    }

    /** Samples per second; 0 until the header was read. */
    int rateHz() {
        return rateHz;
    }

    private static int rate(ByteBuffer header) {
        boolean plain = header.getInt(0) == RIFF
                && header.getInt(36) == DATA
                && header.getShort(20) == 1
                && header.getShort(22) == 1
                && header.getShort(34) == 16;
        int rate = header.getInt(24);
        if (!plain || rate < 8_000 || rate > 48_000) {
            throw new SpeechException(Kind.ENGINE_FAILED, "espeak-ng wrote no mono 16-bit WAV", false);
        }
        return rate;
    }
}

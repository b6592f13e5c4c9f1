package dev.kanak.pipeline.stt;

import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A character n-gram model with back-off. Immutable and thread-safe.
 *
 * <p>A symbol's code is its vocabulary id + 1; {@link #BEGIN} and {@link #END} mark the sentence. A history is the last
 * {@code order - 1} codes packed into a long, 7 bits each, the newest lowest.
 *
 * <p>File (little-endian): {@code CLM1}, u32 order, u32 count, i32 unknown, then count u64 keys ascending, i16
 * log-probabilities and i16 back-off weights; all weights in 1/1000 nat. A key packs an n-gram as a history does.
 */
final class CharLanguageModel {

    /** Code of the begin of a sentence. */
    static final int BEGIN = 126;

    /** Code of the end of a sentence. */
    static final int END = 127;

    private static final int CODE_BITS = 7;
    private static final int MAGIC = 0x314D4C43;
    private static final int HEADER_BYTES = 16;
    private static final int ENTRY_BYTES = 12;
    private static final float SCALE = 0.001f;

    private final long historyMask;
    private final float unknown;
    private final int slotMask;
    private final long[] keys;
    private final short[] logProbability;
    private final short[] backOff;

    private CharLanguageModel(ByteBuffer data) {
        int order = data.getInt(4);
        int count = data.getInt(8);
        unknown = data.getInt(12) * SCALE;
        historyMask = (1L << (CODE_BITS * (order - 1))) - 1;
        int slots = Integer.highestOneBit(count) * 4;
        slotMask = slots - 1;
        keys = new long[slots];
        logProbability = new short[slots];
        backOff = new short[slots];
        for (int i = 0; i < count; i++) {
            long key = data.getLong(HEADER_BYTES + 8 * i);
            int slot = slotFor(key);
            keys[slot] = key;
            logProbability[slot] = data.getShort(HEADER_BYTES + 8 * count + 2 * i);
            backOff[slot] = data.getShort(HEADER_BYTES + 10 * count + 2 * i);
        }
    }

    /**
     * Reads a model.
     *
     * @throws SpeechException (MODEL_MISSING) if the file cannot be read; (MODEL_FAILED) if it is not such a model
     */
    static CharLanguageModel load(Path file) {
        ByteBuffer data;
        try {
            data = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new SpeechException(Kind.MODEL_MISSING, "cannot read language model " + file.getFileName(), false, e);
        }
        if (!wellFormed(data)) {
            throw new SpeechException(
                    Kind.MODEL_FAILED, "not a character language model: " + file.getFileName(), false);
        }
        return new CharLanguageModel(data);
    }

    private static boolean wellFormed(ByteBuffer data) {
        if (data.capacity() < HEADER_BYTES + ENTRY_BYTES || data.getInt(0) != MAGIC) {
            return false;
        }
        int order = data.getInt(4);
        int count = data.getInt(8);
        return order >= 2 && order <= 9 && count > 0 && data.capacity() == HEADER_BYTES + (long) ENTRY_BYTES * count;
    }

    /** History at the begin of a sentence. */
    long start() {
        return BEGIN;
    }

    /** History after one more code. */
    long extend(long history, int code) {
        return (history << CODE_BITS | code) & historyMask;
    }

    /**
     * Natural log-probability of a code after a history.
     *
     * @param history as {@link #start} and {@link #extend} make it; 0 is none
     */
    float logProbability(long history, int code) {
        float sum = 0;
        long context = history;
        while (true) {
            int slot = slotFor(context << CODE_BITS | code);
            if (keys[slot] != 0) {
                return sum + logProbability[slot] * SCALE;
            }
            if (context == 0) {
                return sum + unknown;
            }
            int contextSlot = slotFor(context);
            if (keys[contextSlot] != 0) {
                sum += backOff[contextSlot] * SCALE;
            }
            context = withoutOldest(context);
        }
    }

    private static long withoutOldest(long context) {
        int codes = (Long.SIZE - Long.numberOfLeadingZeros(context) + CODE_BITS - 1) / CODE_BITS;
        return context & ((1L << (CODE_BITS * (codes - 1))) - 1);
    }

    /** The slot that holds a key, or the free one where it would be. */
    private int slotFor(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & slotMask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & slotMask;
        }
        return slot;
    }
}

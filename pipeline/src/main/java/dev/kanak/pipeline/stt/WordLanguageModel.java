package dev.kanak.pipeline.stt;

import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A word trigram model with back-off: which word follows which two. Immutable and thread-safe.
 *
 * <p>A word is known by the hash of its symbols, {@link #spell}; its id is 1 + the place of the hash among all of them.
 *
 * <p>File (little-endian): {@code WLM1}, u32 words, u32 count, i32 unknown, u64 hash of each word ascending, then count u64
 * keys ascending, i16 log-probabilities and i16 back-off weights; all weights in 1/1000 nat. A key packs the ids of up to three
 * words, 20 bits each, the newest lowest. Three ids follow the words': begin, end and any unknown word.
 */
final class WordLanguageModel {

    /** A model that knows no words and changes no score. */
    static final WordLanguageModel NONE = new WordLanguageModel();

    /** The hash of a word of which no symbol has been read. */
    static final long UNSPELLED = 1;

    private static final int ID_BITS = 20;
    private static final int WORDS_AT_MOST = (1 << ID_BITS) - 4;
    private static final long HISTORY_MASK = (1L << (2 * ID_BITS)) - 1;
    private static final int MAGIC = 0x314D4C57;
    private static final int HEADER_BYTES = 16;
    private static final int WORD_BYTES = 8;
    private static final int ENTRY_BYTES = 12;
    private static final double SCALE = 0.001;

    private final long[] words;
    private final long[] keys;
    private final short[] logProbability;
    private final short[] backOff;
    private final double unknown;

    private WordLanguageModel() {
        words = new long[0];
        keys = new long[0];
        logProbability = new short[0];
        backOff = new short[0];
        unknown = 0;
    }

    private WordLanguageModel(ByteBuffer data) {
        words = new long[data.getInt(4)];
        keys = new long[data.getInt(8)];
        unknown = data.getInt(12) * SCALE;
        data.position(HEADER_BYTES);
        data.asLongBuffer().get(words).get(keys);
        data.position(HEADER_BYTES + WORD_BYTES * (words.length + keys.length));
        logProbability = new short[keys.length];
        backOff = new short[keys.length];
        data.asShortBuffer().get(logProbability).get(backOff);
    }

    /**
     * Reads a model.
     *
     * @param file if there is none, the model is {@link #NONE}
     * @throws SpeechException (MODEL_FAILED) if it cannot be read or is not such a model
     */
    static WordLanguageModel load(Path file) {
        if (!Files.exists(file)) {
            return NONE;
        }
        try {
            var data = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            if (wellFormed(data)) {
                return new WordLanguageModel(data);
            }
        } catch (IOException e) {
            throw new SpeechException(Kind.MODEL_FAILED, "cannot read " + file.getFileName(), false, e);
        }
        throw new SpeechException(Kind.MODEL_FAILED, "not a word language model: " + file.getFileName(), false);
    }

    private static boolean wellFormed(ByteBuffer data) {
        if (data.capacity() < HEADER_BYTES || data.getInt(0) != MAGIC) {
            return false;
        }
        int words = data.getInt(4);
        int count = data.getInt(8);
        return words > 0
                && words <= WORDS_AT_MOST
                && count > 0
                && data.capacity() == HEADER_BYTES + (long) WORD_BYTES * words + (long) ENTRY_BYTES * count;
    }

    boolean isEmpty() {
        return words.length == 0;
    }

    /** The hash of a word after one symbol more, from {@link #UNSPELLED} on. */
    static long spell(long spelled, int symbol) {
        return CtcPrefix.hash(spelled, symbol);
    }

    /** History at the begin of a sentence. */
    long start() {
        return words.length + 1L;
    }

    /** Id of the end of a sentence. */
    int end() {
        return words.length + 2;
    }

    /** Whether an id is that of a word outside the model. */
    boolean isUnknown(int id) {
        return id == words.length + 3;
    }

    /** Id of a word. */
    int id(long spelled) {
        int place = Arrays.binarySearch(words, spelled);
        return place >= 0 ? place + 1 : words.length + 3;
    }

    /** History after one more id: the last two, the newest lowest. */
    static long extend(long history, int id) {
        return (history << ID_BITS | id) & HISTORY_MASK;
    }

    /** Natural log-probability of an id after a history. */
    double logProbability(long history, int id) {
        double sum = 0;
        for (long context = history; ; context &= context >> ID_BITS == 0 ? 0 : (1L << ID_BITS) - 1) {
            int place = Arrays.binarySearch(keys, context << ID_BITS | id);
            if (place >= 0) {
                return sum + logProbability[place] * SCALE;
            }
            if (context == 0) {
                return sum + unknown;
            }
            int contextPlace = Arrays.binarySearch(keys, context);
            sum += contextPlace >= 0 ? backOff[contextPlace] * SCALE : 0;
        }
    }
}

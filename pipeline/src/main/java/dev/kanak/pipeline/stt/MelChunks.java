package dev.kanak.pipeline.stt;

import static dev.kanak.pipeline.stt.StreamingCtcModel.CHUNK_FRAMES;
import static dev.kanak.pipeline.stt.StreamingCtcModel.CONTEXT_FRAMES;
import static dev.kanak.pipeline.stt.StreamingCtcModel.CONTEXT_START;
import static dev.kanak.pipeline.stt.StreamingCtcModel.INPUT_FRAMES;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;

/** Cuts a stream of mel frames into the network's overlapping chunks. One thread. */
final class MelChunks {

    private static final float[] NONE = {};
    private static final float SILENCE = (float) Math.log(0x1p-24);

    private final Queue<float[]> ready = new ArrayDeque<>();
    private float[] chunk = new float[LogMel.BANDS * INPUT_FRAMES];
    private int filled = CONTEXT_FRAMES;

    MelChunks() {
        Arrays.fill(chunk, CONTEXT_START);
    }

    /** Takes the next frame; its values are copied. */
    void add(float[] bands) {
        for (int band = 0; band < LogMel.BANDS; band++) {
            chunk[band * INPUT_FRAMES + filled] = bands[band];
        }
        advance();
    }

    /** Takes a frame of digital silence. */
    void addSilence() {
        for (int band = 0; band < LogMel.BANDS; band++) {
            chunk[band * INPUT_FRAMES + filled] = SILENCE;
        }
        advance();
    }

    /** The chunk that is being filled, as it would be if only silence followed; of length 0 if nothing waits. */
    float[] padded() {
        if (aligned()) {
            return NONE;
        }
        float[] whole = chunk.clone();
        for (int band = 0; band < LogMel.BANDS; band++) {
            Arrays.fill(whole, band * INPUT_FRAMES + filled, (band + 1) * INPUT_FRAMES, SILENCE);
        }
        return whole;
    }

    /** The chunks that follow if a silence of some frames, rounded up to a whole chunk, is all that comes; what was filled stays. */
    List<float[]> endedBySilence(int frames) {
        var ahead = new MelChunks();
        ahead.chunk = chunk.clone();
        ahead.filled = filled;
        for (int i = 0; i < frames || !ahead.aligned(); i++) {
            ahead.addSilence();
        }
        return List.copyOf(ahead.ready);
    }

    /** True if no frame waits for its chunk to fill. */
    boolean aligned() {
        return filled == CONTEXT_FRAMES;
    }

    /** The next full chunk, which stays the next; of length 0 if there is none yet. */
    float[] peek() {
        float[] next = ready.peek();
        return next == null ? NONE : next;
    }

    /** Takes the next full chunk, bands × frames; of length 0 if there is none yet. */
    float[] poll() {
        float[] next = ready.poll();
        return next == null ? NONE : next;
    }

    private void advance() {
        if (++filled < INPUT_FRAMES) {
            return;
        }
        ready.add(chunk);
        var next = new float[chunk.length];
        for (int band = 0; band < LogMel.BANDS; band++) {
            System.arraycopy(chunk, band * INPUT_FRAMES + CHUNK_FRAMES, next, band * INPUT_FRAMES, CONTEXT_FRAMES);
        }
        chunk = next;
        filled = CONTEXT_FRAMES;
    }
}

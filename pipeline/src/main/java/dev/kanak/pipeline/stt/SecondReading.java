package dev.kanak.pipeline.stt;

import static dev.kanak.pipeline.stt.StreamingCtcModel.CHUNK_FRAMES;
import static dev.kanak.pipeline.stt.StreamingCtcModel.CONTEXT_FRAMES;
import static dev.kanak.pipeline.stt.StreamingCtcModel.INPUT_FRAMES;

import dev.kanak.core.error.SpeechException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads what was said once more, 3.84 s at a time, for the final transcript: nearly every word then has what comes after it in
 * view, which the quick reading of 320 ms has not. What the network has left to read when the utterance ends is bounded by one
 * piece. Up to eight seconds may then be decoded once more, with words expected that the first decoding let expect; the network is
 * not asked again. One thread.
 */
final class SecondReading {

    /** Chunks of a piece. */
    private static final int PIECE = 12;

    /** Chunks of an utterance that is decoded again, at most: 8 s, which take some 60 ms. */
    private static final int MOST_AGAIN = 25;

    private final StreamingCtcModel model;
    private final CtcDecoder decoder;
    private final Function<CtcDecoder.Hypothesis, Optional<CtcDecoder>> afresh;

    /** What the network said of the utterance; no more than is decoded again. */
    private final List<float[]> heard = new ArrayList<>();

    private int heardChunks;
    private final List<float[]> waiting = new ArrayList<>(PIECE);
    private StreamingCtcModel.State state;

    /**
     * @param afresh another decoder for an utterance that a first one has read, where it is worth reading once more
     */
    SecondReading(
            StreamingCtcModel model, CtcDecoder decoder, Function<CtcDecoder.Hypothesis, Optional<CtcDecoder>> afresh) {
        this.model = model;
        this.decoder = decoder;
        this.afresh = afresh;
        state = model.start();
    }

    /**
     * Takes the next chunk, and reads if a piece is complete. One that a busy moment refuses is read with the next chunk.
     *
     * @param chunk as {@link MelChunks#poll} gives it; kept
     */
    void add(float[] chunk) throws InterruptedException {
        waiting.add(chunk);
        if (waiting.size() >= PIECE) {
            try {
                read();
            } catch (SpeechException e) {
                if (!e.retryable()) {
                    throw e;
                }
            }
        }
    }

    /** Another that has taken the same chunks; what either takes from now on does not reach the other. */
    SecondReading copy() {
        var copy = new SecondReading(model, decoder.copy(), afresh);
        copy.state = state;
        copy.waiting.addAll(waiting);
        copy.heard.addAll(heard);
        copy.heardChunks = heardChunks;
        return copy;
    }

    /** What the whole utterance says. */
    CtcDecoder.Hypothesis finish() throws InterruptedException {
        if (!waiting.isEmpty()) {
            read();
        }
        CtcDecoder.Hypothesis first = decoder.finish();
        Optional<CtcDecoder> other = heardChunks <= MOST_AGAIN ? afresh.apply(first) : Optional.empty();
        other.ifPresent(again -> heard.forEach(again::push));
        return other.map(CtcDecoder::finish).orElse(first);
    }

    private void read() throws InterruptedException {
        var step = model.step(joined(), state);
        state = step.state();
        decoder.push(step.logProbabilities());
        heardChunks += waiting.size();
        if (heardChunks <= MOST_AGAIN) {
            heard.add(step.logProbabilities());
        }
        waiting.clear();
    }

    /** The chunks as one: the context of the first, the new frames of all. */
    private float[] joined() {
        int frames = CONTEXT_FRAMES + waiting.size() * CHUNK_FRAMES;
        var mel = new float[LogMel.BANDS * frames];
        for (int band = 0; band < LogMel.BANDS; band++) {
            System.arraycopy(waiting.getFirst(), band * INPUT_FRAMES, mel, band * frames, CONTEXT_FRAMES);
            for (int i = 0; i < waiting.size(); i++) {
                int from = band * INPUT_FRAMES + CONTEXT_FRAMES;
                int to = band * frames + CONTEXT_FRAMES + i * CHUNK_FRAMES;
                System.arraycopy(waiting.get(i), from, mel, to, CHUNK_FRAMES);
            }
        }
        return mel;
    }
}

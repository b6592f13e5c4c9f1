package dev.kanak.pipeline.stt.conformer;

import java.util.ArrayList;
import java.util.List;

/**
 * Probabilities of one language's pieces and the blank, frame by frame.
 *
 * @param logProbabilities frames × {@code size}, row-major; each frame's probabilities add up to 1
 * @param frames encoded frames that hold audio
 * @param size pieces and blank, the blank last
 */
@SuppressWarnings("ArrayRecordComponent") // inference path: handed over, not copied
record Posteriors(float[] logProbabilities, int frames, int size) {

    /**
     * The columns of one language, renormalised.
     *
     * @param output frames × {@code pieces.width()} log-probabilities or logits
     */
    static Posteriors of(float[] output, int frames, Pieces pieces) {
        int[] columns = pieces.columns();
        var local = new float[frames * columns.length];
        for (int frame = 0; frame < frames; frame++) {
            int from = frame * pieces.width();
            double largest = Double.NEGATIVE_INFINITY;
            for (int column : columns) {
                largest = Math.max(largest, output[from + column]);
            }
            double sum = 0;
            for (int column : columns) {
                sum += Math.exp(output[from + column] - largest);
            }
            double norm = largest + Math.log(sum);
            for (int i = 0; i < columns.length; i++) {
                local[frame * columns.length + i] = (float) (output[from + columns[i]] - norm);
            }
        }
        return new Posteriors(local, frames, columns.length);
    }

    /** The best piece of each frame, repeats joined, blanks dropped. */
    List<Token> greedy() {
        var tokens = new ArrayList<Token>();
        int blank = size - 1;
        for (int frame = 0; frame < frames; ) {
            int piece = best(frame);
            int end = frame;
            double sum = 0;
            while (end < frames && best(end) == piece) {
                sum += Math.exp(logProbabilities[end * size + piece]);
                end++;
            }
            if (piece != blank) {
                tokens.add(new Token(piece, frame, end, sum / (end - frame)));
            }
            frame = end;
        }
        return tokens;
    }

    private int best(int frame) {
        int best = 0;
        for (int i = 1; i < size; i++) {
            if (logProbabilities[frame * size + i] > logProbabilities[frame * size + best]) {
                best = i;
            }
        }
        return best;
    }
}

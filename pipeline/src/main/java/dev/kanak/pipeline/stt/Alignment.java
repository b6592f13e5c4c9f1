package dev.kanak.pipeline.stt;

import dev.kanak.pipeline.stt.CtcDecoder.Word;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the symbols of a text stand in its likeliest alignment: a list from the last symbol to the first. Immutable, so that
 * texts that begin alike share their begin.
 *
 * @param before alignment of the symbols before; null before the first
 * @param symbol id in the vocabulary
 * @param firstFrame where the symbol begins
 * @param lastFrame where it ends, inclusive
 * @param peak its largest log-probability in between
 */
record Alignment(@Nullable Alignment before, int symbol, int firstFrame, int lastFrame, float peak) {

    /** The same with the last symbol held for one more frame. */
    Alignment held(int frame, float score) {
        return new Alignment(before, symbol, firstFrame, frame, Math.max(peak, score));
    }

    /** The words of an alignment, in order. */
    static List<Word> words(@Nullable Alignment last, Vocabulary vocabulary) {
        var symbols = new ArrayList<Alignment>();
        for (Alignment at = last; at != null; at = at.before) {
            symbols.add(at);
        }
        var words = new ArrayList<Word>();
        int from = symbols.size();
        while (from > 0) {
            int to = from;
            while (to > 0 && symbols.get(to - 1).symbol != vocabulary.space()) {
                to--;
            }
            if (to < from) {
                words.add(word(symbols.subList(to, from).reversed(), vocabulary));
            }
            from = to - 1;
        }
        return words;
    }

    private static Word word(List<Alignment> symbols, Vocabulary vocabulary) {
        var text = new StringBuilder();
        double sum = 0;
        for (Alignment at : symbols) {
            text.append(vocabulary.symbol(at.symbol));
            sum += at.peak;
        }
        double acoustic = Math.min(1, Math.exp(sum / symbols.size()));
        return new Word(text.toString(), symbols.getFirst().firstFrame, symbols.getLast().lastFrame, acoustic);
    }

    /** Mean of the peaks of all symbols; 0 if there are none. */
    static double meanPeak(@Nullable Alignment last) {
        double sum = 0;
        int count = 0;
        for (Alignment at = last; at != null; at = at.before) {
            sum += at.peak;
            count++;
        }
        return count == 0 ? 0 : sum / count;
    }
}

package dev.kanak.pipeline.stt;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The best symbol of each frame, repeats collapsed, blanks dropped. One thread. */
final class CtcGreedy implements CtcDecoder {

    private final Vocabulary vocabulary;
    private @Nullable Alignment alignment;
    private int previous;
    private int emitted;
    private int frame;

    CtcGreedy(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.previous = vocabulary.blank();
    }

    @Override
    public void push(float[] logProbabilities) {
        int size = vocabulary.size();
        for (int offset = 0; offset < logProbabilities.length; offset += size) {
            int best = 0;
            for (int symbol = 1; symbol < size; symbol++) {
                if (logProbabilities[offset + symbol] > logProbabilities[offset + best]) {
                    best = symbol;
                }
            }
            take(best, logProbabilities[offset + best]);
            frame++;
        }
    }

    private void take(int symbol, float score) {
        if (symbol != vocabulary.blank()) {
            Alignment last = alignment;
            if (symbol == previous && last != null) {
                alignment = last.held(frame, score);
            } else {
                alignment = new Alignment(last, symbol, frame, frame, score);
                emitted++;
            }
        }
        previous = symbol;
    }

    @Override
    public Hypothesis best() {
        List<Word> words = Alignment.words(alignment, vocabulary);
        String text = words.stream().map(Word::text).collect(Collectors.joining(" "));
        return new Hypothesis(text, words, new Evidence(emitted, Alignment.meanPeak(alignment), 0, 0, 0, 1));
    }

    @Override
    public CtcDecoder copy() {
        var copy = new CtcGreedy(vocabulary);
        copy.alignment = alignment;
        copy.previous = previous;
        copy.emitted = emitted;
        copy.frame = frame;
        return copy;
    }

    @Override
    public Hypothesis finish() {
        return best();
    }
}

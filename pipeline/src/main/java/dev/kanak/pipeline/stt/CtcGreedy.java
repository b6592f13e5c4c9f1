package dev.kanak.pipeline.stt;

/** The best symbol of each frame, repeats collapsed, blanks dropped. One thread. */
final class CtcGreedy implements CtcDecoder {

    private final Vocabulary vocabulary;
    private final StringBuilder text = new StringBuilder();
    private int previous;
    private int emitted;
    private double logProbability;

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
        }
    }

    private void take(int symbol, float score) {
        if (symbol != previous && symbol != vocabulary.blank()) {
            text.append(vocabulary.symbol(symbol));
            emitted++;
        }
        logProbability += score;
        previous = symbol;
    }

    @Override
    public Hypothesis best() {
        String words = text.toString().strip().replaceAll(" +", " ");
        return new Hypothesis(words, emitted == 0 ? 0 : Math.exp(logProbability / emitted));
    }

    @Override
    public Hypothesis finish() {
        return best();
    }
}

package dev.kanak.pipeline.stt;

import org.jspecify.annotations.Nullable;

/**
 * A text of the beam search and the log-probability of the audio so far under it, by whether its last frame was a blank;
 * beside each sum its likeliest alignment. One thread.
 */
final class CtcPrefix {

    private static final double IMPOSSIBLE = Double.NEGATIVE_INFINITY;

    final int last;
    final int length;
    final TextScorer.Text text;
    final long hash;
    private State blank = State.NONE;
    private State symbol = State.NONE;
    private State nextBlank = State.NONE;
    private State nextSymbol = State.NONE;
    private double acoustic = IMPOSSIBLE;
    private double score = IMPOSSIBLE;

    /**
     * What one kind of ending has gathered.
     *
     * @param sum log-probability of all alignments
     * @param best log-probability of the likeliest one
     * @param alignment the likeliest one; null if it has no symbol
     */
    private record State(double sum, double best, @Nullable Alignment alignment) {

        static final State NONE = new State(IMPOSSIBLE, IMPOSSIBLE, null);

        State or(State other) {
            if (sum == IMPOSSIBLE) {
                return other;
            }
            State likelier = other.best > best ? other : this;
            return new State(logAdd(sum, other.sum), likelier.best, likelier.alignment);
        }

        State then(float score) {
            return new State(sum + score, best + score, alignment);
        }
    }

    private CtcPrefix(int last, int length, TextScorer.Text text, long hash) {
        this.last = last;
        this.length = length;
        this.text = text;
        this.hash = hash;
    }

    /** The empty text, before any audio. */
    static CtcPrefix root(TextScorer.Text start) {
        var root = new CtcPrefix(-1, 0, start, 1);
        root.blank = new State(0, 0, null);
        root.settle();
        return root;
    }

    /** The same text with what the audio so far says of it. */
    CtcPrefix copy() {
        var copy = new CtcPrefix(last, length, text, hash);
        copy.blank = blank;
        copy.symbol = symbol;
        copy.settle();
        return copy;
    }

    /** This text and one symbol more, not yet heard. */
    CtcPrefix child(int next, long childHash, TextScorer.Text longer) {
        return new CtcPrefix(next, length + 1, longer, childHash);
    }

    static long hash(long prefix, int symbol) {
        long mixed = (prefix ^ (symbol + 1)) * 0x9E3779B97F4A7C15L;
        return mixed ^ mixed >>> 29;
    }

    double acoustic() {
        return acoustic;
    }

    double score() {
        return score;
    }

    /** The likeliest alignment; null if the text is empty. */
    @Nullable
    Alignment alignment() {
        return blank.or(symbol).alignment;
    }

    double alignmentScore() {
        return Math.max(blank.best, symbol.best);
    }

    boolean endsWord(int space) {
        return length == 0 || last == space;
    }

    /** Whether its last symbol may be said once more: a blank must stand between. */
    boolean mayRepeat() {
        return blank.sum != IMPOSSIBLE;
    }

    /** The next frame is a certain blank. */
    void addBlank(float logProbability) {
        blank = blank.or(symbol).then(logProbability);
        symbol = State.NONE;
        settle();
    }

    /** In the next frame: a blank. */
    void stayBlank(float logProbability) {
        nextBlank = nextBlank.or(blank.or(symbol).then(logProbability));
    }

    /** In the next frame: its last symbol goes on. */
    void holdSymbol(int frame, float logProbability) {
        if (symbol.sum != IMPOSSIBLE && symbol.alignment != null) {
            Alignment held = symbol.alignment.held(frame, logProbability);
            nextSymbol = nextSymbol.or(new State(symbol.sum + logProbability, symbol.best + logProbability, held));
        }
    }

    /**
     * In the next frame: its last symbol begins after {@code parent}.
     *
     * @param again true if the parent ends with the same symbol
     */
    void enter(CtcPrefix parent, boolean again, int frame, float logProbability) {
        State from = again ? parent.blank : parent.blank.or(parent.symbol);
        var entered = new Alignment(from.alignment, last, frame, frame, logProbability);
        nextSymbol = nextSymbol.or(new State(from.sum + logProbability, from.best + logProbability, entered));
    }

    /** The next frame becomes the present one. */
    void step() {
        blank = nextBlank;
        symbol = nextSymbol;
        nextBlank = State.NONE;
        nextSymbol = State.NONE;
        settle();
    }

    private void settle() {
        acoustic = logAdd(blank.sum, symbol.sum);
        score = acoustic + text.score();
    }

    private static double logAdd(double a, double b) {
        double high = Math.max(a, b);
        double low = Math.min(a, b);
        return low == IMPOSSIBLE ? high : high + Math.log1p(Math.exp(low - high));
    }
}

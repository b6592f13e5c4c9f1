package dev.kanak.pipeline.stt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * CTC prefix beam search with a character language model, kept between frames so that each costs the same.
 *
 * <p>A prefix scores ln p(audio | prefix) + weight · ln p(prefix) + bonus · symbols; the end of the sentence is scored only
 * by {@link #finish}. A space is never first and never doubled. One thread.
 *
 * <p>Source: A. Hannun et al., "First-Pass Large Vocabulary Continuous Speech Recognition using Bi-Directional Recurrent
 * DNNs" (2014), algorithm 1.
 */
final class CtcPrefixBeam implements CtcDecoder {

    private static final int SYMBOLS_PER_FRAME = 8;
    private static final float SYMBOL_FLOOR = -7f;
    private static final float CERTAIN_BLANK = -1e-3f;
    private static final double IMPOSSIBLE = Double.NEGATIVE_INFINITY;
    private static final Comparator<Prefix> BEST_FIRST =
            Comparator.comparingDouble((Prefix prefix) -> prefix.score).reversed();

    private final Vocabulary vocabulary;
    private final CharLanguageModel language;
    private final int width;
    private final double weight;
    private final double bonus;
    private final int[] candidates = new int[SYMBOLS_PER_FRAME];
    private List<Prefix> beam;

    /**
     * @param width prefixes kept, at least 1
     * @param weight weight of the language model's log-probability
     * @param bonus added per symbol, against the language model's preference for short texts
     */
    CtcPrefixBeam(Vocabulary vocabulary, CharLanguageModel language, int width, double weight, double bonus) {
        this.vocabulary = vocabulary;
        this.language = language;
        this.width = width;
        this.weight = weight;
        this.bonus = bonus;
        var root = new Prefix(null, -1, language.start(), 0, 1);
        root.set(0, IMPOSSIBLE);
        beam = List.of(root);
    }

    @Override
    public void push(float[] logProbabilities) {
        for (int offset = 0; offset < logProbabilities.length; offset += vocabulary.size()) {
            if (logProbabilities[offset + vocabulary.blank()] > CERTAIN_BLANK) {
                addBlank(logProbabilities[offset + vocabulary.blank()]);
            } else {
                advance(logProbabilities, offset);
            }
        }
    }

    @Override
    public Hypothesis best() {
        return hypothesis(beam.stream().min(BEST_FIRST).orElseThrow());
    }

    @Override
    public Hypothesis finish() {
        return hypothesis(beam.stream()
                .max(Comparator.comparingDouble(prefix -> prefix.score + endScore(prefix)))
                .orElseThrow());
    }

    private double endScore(Prefix prefix) {
        return weight * language.logProbability(prefix.history, CharLanguageModel.END);
    }

    private void addBlank(float score) {
        for (Prefix prefix : beam) {
            prefix.set(prefix.acoustic + score, IMPOSSIBLE);
        }
    }

    private void advance(float[] scores, int offset) {
        int count = pickCandidates(scores, offset);
        Map<Long, Prefix> next = new HashMap<>();
        Map<Long, Prefix> current = new HashMap<>();
        beam.forEach(prefix -> current.put(prefix.hash, prefix));
        for (Prefix prefix : beam) {
            for (int i = 0; i < count; i++) {
                extend(prefix, candidates[i], scores[offset + candidates[i]], current, next);
            }
        }
        var survivors = new ArrayList<>(next.values());
        survivors.forEach(Prefix::step);
        survivors.sort(BEST_FIRST);
        beam = List.copyOf(survivors.subList(0, Math.min(width, survivors.size())));
    }

    private void extend(Prefix prefix, int symbol, float score, Map<Long, Prefix> current, Map<Long, Prefix> next) {
        if (symbol == vocabulary.blank()) {
            next.putIfAbsent(prefix.hash, prefix);
            prefix.nextBlank = logAdd(prefix.nextBlank, prefix.acoustic + score);
            return;
        }
        double source = prefix.acoustic;
        if (prefix.last == symbol) {
            next.putIfAbsent(prefix.hash, prefix);
            prefix.nextSymbol = logAdd(prefix.nextSymbol, prefix.symbol + score);
            source = prefix.blank;
        }
        if (source == IMPOSSIBLE || (symbol == vocabulary.space() && prefix.endsWord(vocabulary.space()))) {
            return;
        }
        long hash = Prefix.hash(prefix.hash, symbol);
        Prefix longer = next.get(hash);
        if (longer == null) {
            longer = current.containsKey(hash) ? current.get(hash) : child(prefix, symbol, hash);
            next.put(hash, longer);
        }
        longer.nextSymbol = logAdd(longer.nextSymbol, source + score);
    }

    private Prefix child(Prefix parent, int symbol, long hash) {
        double prior = parent.prior + weight * language.logProbability(parent.history, symbol + 1) + bonus;
        return new Prefix(parent, symbol, language.extend(parent.history, symbol + 1), prior, hash);
    }

    /** Fills {@link #candidates} with the likeliest symbols; returns how many. */
    private int pickCandidates(float[] scores, int offset) {
        int count = 0;
        for (int symbol = 0; symbol < vocabulary.size(); symbol++) {
            float score = scores[offset + symbol];
            if (score <= SYMBOL_FLOOR
                    || (count == SYMBOLS_PER_FRAME && score <= scores[offset + candidates[count - 1]])) {
                continue;
            }
            int place = count < SYMBOLS_PER_FRAME ? count++ : count - 1;
            while (place > 0 && scores[offset + candidates[place - 1]] < score) {
                candidates[place] = candidates[place - 1];
                place--;
            }
            candidates[place] = symbol;
        }
        return count;
    }

    private Hypothesis hypothesis(Prefix best) {
        var symbols = new ArrayList<String>();
        for (Prefix prefix = best; prefix.parent != null; prefix = prefix.parent) {
            symbols.add(vocabulary.symbol(prefix.last));
        }
        String text = String.join("", symbols.reversed()).strip();
        double confidence = symbols.isEmpty() ? 0 : Math.exp(Math.min(0, best.acoustic) / symbols.size());
        return new Hypothesis(text, confidence);
    }

    private static double logAdd(double a, double b) {
        double high = Math.max(a, b);
        double low = Math.min(a, b);
        return low == IMPOSSIBLE ? high : high + Math.log1p(Math.exp(low - high));
    }

    /** A text and the log-probability of the audio so far under it, by whether its last frame was a blank. */
    private static final class Prefix {
        final @Nullable Prefix parent;
        final int last;
        final long history;
        final double prior;
        final long hash;
        double blank = IMPOSSIBLE;
        double symbol = IMPOSSIBLE;
        double nextBlank = IMPOSSIBLE;
        double nextSymbol = IMPOSSIBLE;
        double acoustic = IMPOSSIBLE;
        double score = IMPOSSIBLE;

        Prefix(@Nullable Prefix parent, int last, long history, double prior, long hash) {
            this.parent = parent;
            this.last = last;
            this.history = history;
            this.prior = prior;
            this.hash = hash;
        }

        static long hash(long prefix, int symbol) {
            long mixed = (prefix ^ (symbol + 1)) * 0x9E3779B97F4A7C15L;
            return mixed ^ mixed >>> 29;
        }

        boolean endsWord(int space) {
            return parent == null || last == space;
        }

        void set(double endingInBlank, double endingInSymbol) {
            blank = endingInBlank;
            symbol = endingInSymbol;
            acoustic = logAdd(blank, symbol);
            score = acoustic + prior;
        }

        void step() {
            set(nextBlank, nextSymbol);
            nextBlank = IMPOSSIBLE;
            nextSymbol = IMPOSSIBLE;
        }
    }
}

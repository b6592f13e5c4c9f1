package dev.kanak.pipeline.stt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * CTC prefix beam search with a character language model and expected words, kept between frames so that each costs the
 * same.
 *
 * <p>A prefix scores ln p(audio | prefix) + weight · ln p(prefix) + bonus · symbols + what its expected words add; the end of
 * the sentence is scored only by {@link #finish}. A space is never first and never doubled. One thread.
 *
 * <p>Source: A. Hannun et al., "First-Pass Large Vocabulary Continuous Speech Recognition using Bi-Directional Recurrent
 * DNNs" (2014), algorithm 1; the likeliest single alignment of each prefix is followed beside its sum.
 */
final class CtcPrefixBeam implements CtcDecoder {

    private static final int SYMBOLS_PER_FRAME = 8;
    private static final float SYMBOL_FLOOR = -7f;
    private static final float CERTAIN_BLANK = -1e-3f;
    private static final Comparator<CtcPrefix> BEST_FIRST =
            Comparator.comparingDouble(CtcPrefix::score).reversed();

    private final Vocabulary vocabulary;
    private final CharLanguageModel language;
    private final ExpectedWords expected;
    private final Weights weights;
    private final int[] candidates = new int[SYMBOLS_PER_FRAME];
    private List<CtcPrefix> beam;
    private double likeliest;
    private int frame;

    /**
     * How a text is scored.
     *
     * @param width prefixes kept, at least 1
     * @param language weight of the language model's log-probability
     * @param bonus added per symbol, against the language model's preference for short texts
     */
    record Weights(int width, double language, double bonus) {}

    CtcPrefixBeam(Vocabulary vocabulary, CharLanguageModel language, ExpectedWords expected, Weights weights) {
        this.vocabulary = vocabulary;
        this.language = language;
        this.expected = expected;
        this.weights = weights;
        beam = List.of(CtcPrefix.root(language.start()));
    }

    @Override
    public void push(float[] logProbabilities) {
        for (int offset = 0; offset < logProbabilities.length; offset += vocabulary.size()) {
            float blank = logProbabilities[offset + vocabulary.blank()];
            if (blank > CERTAIN_BLANK) {
                beam.forEach(prefix -> prefix.addBlank(blank));
                likeliest += blank;
            } else {
                advance(logProbabilities, offset);
            }
            frame++;
        }
    }

    @Override
    public Hypothesis best() {
        return hypothesis(beam.stream().min(BEST_FIRST).orElseThrow(), 1);
    }

    @Override
    public Hypothesis finish() {
        CtcPrefix best = beam.getFirst();
        for (CtcPrefix prefix : beam) {
            best = finalScore(prefix) > finalScore(best) ? prefix : best;
        }
        double sum = 0;
        for (CtcPrefix prefix : beam) {
            sum += Math.exp(finalScore(prefix) - finalScore(best));
        }
        return hypothesis(best, 1 / sum);
    }

    /** The score of a whole sentence: a word half matched is no expected word. */
    private double finalScore(CtcPrefix prefix) {
        return prefix.score()
                + weights.language * language.logProbability(prefix.history, CharLanguageModel.END)
                - expected.unfinished(prefix.match);
    }

    private void advance(float[] scores, int offset) {
        int count = pickCandidates(scores, offset);
        likeliest += scores[offset + candidates[0]];
        Map<Long, CtcPrefix> next = new HashMap<>();
        Map<Long, CtcPrefix> current = new HashMap<>();
        beam.forEach(prefix -> current.put(prefix.hash, prefix));
        for (CtcPrefix prefix : beam) {
            for (int i = 0; i < count; i++) {
                extend(prefix, candidates[i], scores[offset + candidates[i]], current, next);
            }
        }
        var survivors = new ArrayList<>(next.values());
        survivors.forEach(CtcPrefix::step);
        survivors.sort(BEST_FIRST);
        beam = List.copyOf(survivors.subList(0, Math.min(weights.width, survivors.size())));
    }

    private void extend(
            CtcPrefix prefix, int symbol, float score, Map<Long, CtcPrefix> current, Map<Long, CtcPrefix> next) {
        if (symbol == vocabulary.blank()) {
            next.putIfAbsent(prefix.hash, prefix);
            prefix.stayBlank(score);
            return;
        }
        boolean again = prefix.last == symbol;
        if (again) {
            next.putIfAbsent(prefix.hash, prefix);
            prefix.holdSymbol(frame, score);
        }
        if ((again && !prefix.mayRepeat()) || (symbol == vocabulary.space() && prefix.endsWord(vocabulary.space()))) {
            return;
        }
        long hash = CtcPrefix.hash(prefix.hash, symbol);
        CtcPrefix longer = next.get(hash);
        if (longer == null) {
            longer = current.containsKey(hash) ? current.get(hash) : child(prefix, symbol, hash);
            next.put(hash, longer);
        }
        longer.enter(prefix, again, frame, score);
    }

    private CtcPrefix child(CtcPrefix parent, int symbol, long hash) {
        double letter = language.logProbability(parent.history, symbol + 1);
        ExpectedWords.Match match = expected.next(parent.match, symbol);
        double prior = parent.prior + weights.language * letter + weights.bonus + match.gained();
        return parent.child(symbol, hash, language.extend(parent.history, symbol + 1), letter, prior, match);
    }

    /** Fills {@link #candidates} with the likeliest symbols, best first; returns how many. */
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

    private Hypothesis hypothesis(CtcPrefix best, double margin) {
        List<Word> words = Alignment.words(best.alignment(), vocabulary);
        String text = words.stream().map(Word::text).collect(Collectors.joining(" "));
        int symbols = Math.max(1, best.length);
        var evidence = new Evidence(
                best.length,
                Alignment.meanPeak(best.alignment()),
                Math.max(0, likeliest - best.alignmentScore()) / symbols,
                best.language / symbols,
                margin);
        return new Hypothesis(text, words, evidence);
    }
}

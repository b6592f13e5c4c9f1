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
    private final TextScorer scorer;
    private final int width;
    private final int[] candidates = new int[SYMBOLS_PER_FRAME];
    private List<CtcPrefix> beam;
    private double likeliest;
    private int frame;

    /** @param width prefixes kept, at least 1 */
    CtcPrefixBeam(Vocabulary vocabulary, TextScorer scorer, int width) {
        this.vocabulary = vocabulary;
        this.scorer = scorer;
        this.width = width;
        beam = List.of(CtcPrefix.root(scorer.start()));
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
        CtcPrefix best = beam.stream().min(BEST_FIRST).orElseThrow();
        return hypothesis(best, best.text, 1);
    }

    @Override
    public CtcDecoder copy() {
        var copy = new CtcPrefixBeam(vocabulary, scorer, width);
        copy.beam = beam.stream().map(CtcPrefix::copy).toList();
        copy.likeliest = likeliest;
        copy.frame = frame;
        return copy;
    }

    @Override
    public Hypothesis finish() {
        CtcPrefix best = beam.getFirst();
        double bestScore = Double.NEGATIVE_INFINITY;
        var scores = new double[beam.size()];
        for (int i = 0; i < scores.length; i++) {
            CtcPrefix prefix = beam.get(i);
            scores[i] = prefix.acoustic() + scorer.end(prefix.text).score();
            if (scores[i] > bestScore) {
                best = prefix;
                bestScore = scores[i];
            }
        }
        double sum = 0;
        for (double score : scores) {
            sum += Math.exp(score - bestScore);
        }
        return hypothesis(best, scorer.end(best.text), 1 / sum);
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
        beam = List.copyOf(survivors.subList(0, Math.min(width, survivors.size())));
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
            longer = current.containsKey(hash)
                    ? current.get(hash)
                    : prefix.child(symbol, hash, scorer.extend(prefix.text, symbol));
            next.put(hash, longer);
        }
        longer.enter(prefix, again, frame, score);
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

    private Hypothesis hypothesis(CtcPrefix best, TextScorer.Text scored, double margin) {
        List<Word> words = Alignment.words(best.alignment(), vocabulary);
        String text = words.stream().map(Word::text).collect(Collectors.joining(" "));
        int symbols = Math.max(1, best.length);
        var evidence = new Evidence(
                best.length,
                Alignment.meanPeak(best.alignment()),
                Math.max(0, likeliest - best.alignmentScore()) / symbols,
                scored.letterScore() / symbols,
                scored.wordScore() / Math.max(1, scored.wordCount()),
                margin);
        return new Hypothesis(text, words, evidence);
    }
}

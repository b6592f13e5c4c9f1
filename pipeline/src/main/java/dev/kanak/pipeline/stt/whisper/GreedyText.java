package dev.kanak.pipeline.stt.whisper;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Chooses the best token after each step, suppressed ones apart, and joins their bytes. Decides; runs nothing. One thread. */
final class GreedyText {

    private static final int REPETITION_LOOKED_FOR_EVERY = 16;

    private final WhisperTokens tokens;
    private final TokenBytes vocabulary;
    private final int maxTokens;
    private final Utf8Stream stream = new Utf8Stream();
    private final StringBuilder text = new StringBuilder();
    private final List<Piece> pieces = new ArrayList<>();
    private double logProbability;
    private int chosen;
    private boolean ended;

    /**
     * A token's part of the text.
     *
     * @param token its id
     * @param end index after its last letter in the text
     * @param probability of the token
     */
    record Piece(int token, int end, double probability) {}

    /**
     * @param maxTokens after which the text ends
     */
    GreedyText(WhisperTokens tokens, TokenBytes vocabulary, int maxTokens) {
        this.tokens = tokens;
        this.vocabulary = vocabulary;
        this.maxTokens = maxTokens;
    }

    /**
     * Takes the logits after a step.
     *
     * @param logits whose last {@code vocabulary} numbers count
     * @param size of the model's vocabulary
     * @return the token to run next; the end token if the text has ended
     */
    int choose(float[] logits, int size) {
        int from = logits.length - size;
        Set<Integer> barred = chosen == 0 ? tokens.suppressedFirst() : Set.of();
        int best = tokens.end();
        float highest = Float.NEGATIVE_INFINITY;
        double sum = 0;
        for (int id = 0; id <= Math.min(tokens.end(), size - 1); id++) {
            boolean control = id >= vocabulary.size() && id != tokens.end();
            if (control || tokens.suppressed().contains(id) || barred.contains(id)) {
                continue;
            }
            float logit = logits[from + id];
            if (logit > highest) {
                sum = sum * Math.exp(highest - logit) + 1;
                highest = logit;
                best = id;
            } else {
                sum += Math.exp(logit - highest);
            }
        }
        take(best, 1 / Math.max(1, sum));
        return ended ? tokens.end() : best;
    }

    private void take(int token, double probability) {
        chosen++;
        logProbability += Math.log(probability);
        if (token == tokens.end()) {
            ended = true;
            return;
        }
        text.append(stream.push(vocabulary.of(token)));
        pieces.add(new Piece(token, text.length(), probability));
        boolean looping = chosen % REPETITION_LOOKED_FOR_EVERY == 0
                && HallucinationGuard.repeats(List.of(text.toString().strip().split("\\s+", -1)));
        ended = looping || chosen >= maxTokens;
    }

    boolean ended() {
        return ended;
    }

    String text() {
        return text.toString();
    }

    List<Piece> pieces() {
        return pieces;
    }

    /** Mean log-probability of the tokens chosen, the end among them. */
    double meanLogProbability() {
        return chosen == 0 ? Double.NEGATIVE_INFINITY : logProbability / chosen;
    }
}

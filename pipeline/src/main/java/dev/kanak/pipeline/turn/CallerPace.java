package dev.kanak.pipeline.turn;

import dev.kanak.pipeline.turn.TurnConfig.PaceBounds;
import java.time.Duration;

/**
 * How much longer than usual a silence must be before this caller is taken to have finished, learnt from the call so far. Pure;
 * not thread-safe; one per call.
 *
 * <p>The estimate is a weighted mean of the pauses inside what the caller says that their words did not foretell: {@link #PRIOR} to
 * begin with, then every such pause that the caller spoke on after, most of all one in which they were cut short. A turn that stood counts as a short pause, so
 * that a brisk caller is answered sooner and a mistake is forgiven. What was learnt {@link #FADING fades} from turn to turn. The
 * difference to the prior, within bounds, is the extra silence; a caller whom the conversation has found to be slow gets at
 * least a fixed one.
 */
final class CallerPace {

    /** A usual pause inside an utterance, of those that voice activity sees at all. */
    static final Duration PRIOR = Duration.ofMillis(450);

    /** A pause longer than this says that the caller was busy with something, not how they speak. */
    static final Duration LONGEST = Duration.ofMillis(1_500);

    /** A pause shorter than this is a consonant or a hesitation that nobody hears. */
    static final Duration SHORTEST = Duration.ofMillis(225);

    /** What a turn that ended where the caller meant it to counts as. */
    static final Duration STOOD = Duration.ofMillis(350);

    static final double PRIOR_WEIGHT = 3;
    static final double PAUSE_WEIGHT = 1;
    static final double CUT_WEIGHT = 4;
    static final double STOOD_WEIGHT = 0.5;

    /** Weight that what was learnt keeps from one turn to the next. */
    static final double FADING = 0.9;

    private final PaceBounds bounds;
    private double weightedMillis;
    private double weight;

    CallerPace(PaceBounds bounds) {
        this.bounds = bounds;
    }

    /** The caller spoke on after a pause in which their words could have been a whole turn; other pauses the words foretell. */
    void paused(Duration pause) {
        if (pause.compareTo(SHORTEST) >= 0) {
            learn(pause, PAUSE_WEIGHT);
        }
    }

    /** The caller's turn was taken to be over in a pause of theirs. */
    void cutShort(Duration pause) {
        fade();
        learn(pause, CUT_WEIGHT);
    }

    /** The caller's turn was over when it was taken to be. */
    void stood() {
        fade();
        learn(STOOD, STOOD_WEIGHT);
    }

    private void fade() {
        weightedMillis *= FADING;
        weight *= FADING;
    }

    private void learn(Duration pause, double counts) {
        if (pause.compareTo(LONGEST) <= 0) {
            weightedMillis += counts * pause.toMillis();
            weight += counts;
        }
    }

    /**
     * What is added to the silence that ends a turn; negative for a brisk caller.
     *
     * @param slow true for a caller known to be slow
     */
    Duration extra(boolean slow) {
        double mean = (PRIOR.toMillis() * PRIOR_WEIGHT + weightedMillis) / (PRIOR_WEIGHT + weight);
        long millis = Math.clamp(
                Math.round(mean - PRIOR.toMillis()),
                -bounds.faster().toMillis(),
                bounds.slower().toMillis());
        return Duration.ofMillis(slow ? Math.max(millis, bounds.slow().toMillis()) : millis);
    }
}

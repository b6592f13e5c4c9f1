package dev.kanak.pipeline.turn;

import java.time.Duration;

/**
 * Joins what words, voice and silence say into one probability, by adding log-odds. Pure, and cheap enough for every frame
 * of every call.
 *
 * <p>The words decide. A voice that falls in pitch and level speaks for an end, one that rises or stays speaks for going on
 * (in Hindi a rise also marks questions, so it counts half); together they move the odds by at most a half. Every
 * second of silence multiplies the odds by e³, so that silence ends every turn sooner or later. The weights are set by
 * hand, for want of labelled calls.
 */
final class TurnProbability {

    private static final double PER_SEMITONE = 0.08;
    private static final double PER_DB = 0.04;
    private static final double LARGEST_SHIFT = Math.log(1.5);
    private static final double PER_SECOND = 3;
    private static final double EDGE = 1e-6;

    private TurnProbability() {}

    /**
     * By words and voice.
     *
     * @param words probability that the words are a whole turn, 0 to 1
     */
    static double of(double words, Prosody prosody) {
        double pitch = prosody.fallSemitones() * PER_SEMITONE * (prosody.fallSemitones() < 0 ? 0.5 : 1);
        double shift = pitch + prosody.decayDb() * PER_DB;
        return shifted(words, Math.clamp(shift, -LARGEST_SHIFT, LARGEST_SHIFT));
    }

    /**
     * After some silence.
     *
     * @param probability by words and voice, 0 to 1
     * @param silence since the last voiced sample
     */
    static double after(double probability, Duration silence) {
        return shifted(probability, PER_SECOND * silence.toMillis() / 1000.0);
    }

    /**
     * The silence after which a probability has grown to a target; the inverse of {@link #after}.
     *
     * @param target over 0 and under 1
     * @param probability by words and voice, 0 to 1
     * @return zero if it is there already
     */
    static Duration silenceUntil(double target, double probability) {
        double seconds = (logOdds(target) - logOdds(probability)) / PER_SECOND;
        return Duration.ofMillis(Math.round(1_000 * Math.max(0, seconds)));
    }

    private static double logOdds(double probability) {
        double p = Math.clamp(probability, EDGE, 1 - EDGE);
        return Math.log(p / (1 - p));
    }

    private static double shifted(double probability, double by) {
        return 1 / (1 + Math.exp(-(logOdds(probability) + by)));
    }
}

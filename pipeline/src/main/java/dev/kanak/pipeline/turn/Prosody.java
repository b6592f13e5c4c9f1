package dev.kanak.pipeline.turn;

import java.util.stream.IntStream;

/**
 * How the last half second before a pause sounded.
 *
 * @param fallSemitones how far the pitch fell; negative if it rose; 0 if there was no steady pitch
 * @param decayDb how far the level fell over the same time
 * @param lastRiseSemitones how far the pitch of the last tenth of a second lies above what it was a fifth before the end; negative if
 *     it fell, 0 if there was no steady pitch
 */
record Prosody(double fallSemitones, double decayDb, double lastRiseSemitones) {

    /** Nothing is known. */
    static final Prosody UNKNOWN = new Prosody(0, 0, 0);

    private static final int RATE_HZ = 16_000;
    private static final int SPAN = RATE_HZ / 2;
    private static final int WINDOW = 640;
    private static final int SHORTEST_PERIOD = RATE_HZ / 400;
    private static final int LONGEST_PERIOD = RATE_HZ / 70;
    private static final double PERIODIC = 0.55;
    private static final double SILENCE_DB = 35;

    private static final int LAST = RATE_HZ / 10;
    private static final int BEFORE_FROM = RATE_HZ / 4;
    private static final int BEFORE_TO = 3 * RATE_HZ / 20;
    private static final int STEP = WINDOW / 2;
    /** Semitones; what rises or falls further is an octave mistaken. */
    private static final double LARGEST = 10;

    /** Listens to the last voiced half second of 16 kHz audio; {@link #UNKNOWN} if there is less. */
    static Prosody of(short[] audio) {
        int end = voicedEnd(audio);
        if (end < SPAN) {
            return UNKNOWN;
        }
        int start = end - SPAN;
        double early = pitchHz(audio, start, start + SPAN / 2);
        double late = pitchHz(audio, start + SPAN / 2, end);
        double fall = semitones(late, early);
        double decay = levelDb(audio, start, start + SPAN / 2) - levelDb(audio, start + SPAN / 2, end);
        double rise = semitones(
                middlePitchHz(audio, end - BEFORE_FROM, end - BEFORE_TO), middlePitchHz(audio, end - LAST, end));
        return new Prosody(fall, decay, rise);
    }

    /** From one pitch to another; 0 if one is unknown or an octave seems mistaken. */
    private static double semitones(double from, double to) {
        double semitones = from > 0 && to > 0 ? 12 * Math.log(to / from) / Math.log(2) : 0;
        return Math.abs(semitones) > LARGEST ? 0 : semitones;
    }

    /** Median pitch of the periodic windows of a stretch, which may look back before it; 0 if none is periodic. */
    private static double middlePitchHz(short[] audio, int from, int to) {
        double[] pitches = IntStream.iterate(
                        to - WINDOW - LONGEST_PERIOD, at -> at >= from - LONGEST_PERIOD, at -> at - STEP)
                .mapToDouble(at -> pitchHz(audio, at, at + WINDOW + LONGEST_PERIOD))
                .filter(pitch -> pitch > 0)
                .sorted()
                .toArray();
        return pitches.length == 0 ? 0 : pitches[pitches.length / 2];
    }

    /** Sample after the last window that is not {@link #SILENCE_DB} under the loudest. */
    private static int voicedEnd(short[] audio) {
        double loudest = -200;
        int from = Math.max(0, audio.length - 2 * RATE_HZ);
        for (int at = from; at + WINDOW <= audio.length; at += WINDOW) {
            loudest = Math.max(loudest, levelDb(audio, at, at + WINDOW));
        }
        for (int at = audio.length; at - WINDOW >= from; at -= WINDOW) {
            if (levelDb(audio, at - WINDOW, at) > loudest - SILENCE_DB) {
                return at;
            }
        }
        return 0;
    }

    private static double levelDb(short[] audio, int from, int to) {
        double sum = 1e-3;
        for (int i = from; i < to; i++) {
            sum += (double) audio[i] * audio[i];
        }
        return 10 * Math.log10(sum / (to - from));
    }

    /** Pitch of the most periodic window of a stretch; 0 if none is periodic. */
    private static double pitchHz(short[] audio, int from, int to) {
        double best = PERIODIC;
        int period = 0;
        for (int at = from; at + WINDOW + LONGEST_PERIOD <= to; at += 2 * WINDOW) {
            for (int lag = SHORTEST_PERIOD; lag <= LONGEST_PERIOD; lag++) {
                double likeness = likeness(audio, at, lag);
                if (likeness > best + 0.01) {
                    best = likeness;
                    period = lag;
                }
            }
        }
        return period == 0 ? 0 : (double) RATE_HZ / period;
    }

    /** Correlation of a window with itself {@code lag} samples later, every second sample, -1 to 1. */
    private static double likeness(short[] audio, int at, int lag) {
        double product = 0;
        double first = 1;
        double second = 1;
        for (int i = at; i < at + WINDOW; i += 2) {
            product += (double) audio[i] * audio[i + lag];
            first += (double) audio[i] * audio[i];
            second += (double) audio[i + lag] * audio[i + lag];
        }
        return product / Math.sqrt(first * second);
    }
}

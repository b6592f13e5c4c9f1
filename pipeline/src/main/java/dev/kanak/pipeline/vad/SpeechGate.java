package dev.kanak.pipeline.vad;

import dev.kanak.core.time.MonotonicTime;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns per-window speech probabilities into starts and stops, with hysteresis in probability, time and level. Pure: no
 * clock, no model. One thread.
 *
 * <p>Speech begins with a run of voiced windows, of which one must be surely speech: music that resembles it is never sure. A
 * window is voiced if the model is sure enough and the window stands out of the {@link NoiseFloor} by
 * {@link VadConfig#marginDb}: what the model takes for speech in a steady hum or a far voice does not stand out.
 *
 * <p>The times it gives are those of hindsight. A start reaches back over fainter windows in a row before it, which would have
 * kept speech going, by at most {@link VadConfig#minSpeech}; a stop is at the last window that could have begun speech, not at
 * those that only kept it going.
 */
final class SpeechGate {

    private final VadConfig config;
    private final NoiseFloor noise = new NoiseFloor();
    private boolean speaking;
    private double surest;
    private @Nullable MonotonicTime runStart;
    private @Nullable MonotonicTime faintStart;
    private MonotonicTime lastVoicedEnd = MonotonicTime.ZERO;
    private MonotonicTime lastClearEnd = MonotonicTime.ZERO;
    private boolean voiced;

    SpeechGate(VadConfig config) {
        this.config = config;
    }

    /**
     * What a window of audio held.
     *
     * @param start time of its first sample
     * @param end time after its last sample
     * @param probability of speech
     * @param dbfs RMS level
     */
    record Window(MonotonicTime start, MonotonicTime end, double probability, double dbfs) {}

    /** A change of the gate. */
    sealed interface Change {

        /**
         * Speech began.
         *
         * @param at start of the first window of the run, faint ones before it included
         * @param voicedAt start of the first voiced window of the run
         */
        record Started(MonotonicTime at, MonotonicTime voicedAt) implements Change {}

        /**
         * Speech ended.
         *
         * @param at end of the last voiced window at or above {@link VadConfig#startProbability}
         * @param voicedUntil end of the last voiced window
         */
        record Stopped(MonotonicTime at, MonotonicTime voicedUntil) implements Change {}
    }

    /** Takes the next window; windows come in order. */
    Optional<Change> on(Window window) {
        boolean faint = standsOut(window, config.stopProbability(), config.marginDb() / 2);
        boolean clear = window.probability >= config.startProbability();
        voiced = speaking ? faint : standsOut(window, config.startProbability(), config.marginDb());
        noise.on(window.dbfs, window.probability >= config.stopProbability());
        if (voiced) {
            lastVoicedEnd = window.end;
        }
        if (voiced && clear) {
            lastClearEnd = window.end;
        }
        if (!faint) {
            faintStart = null;
        } else if (faintStart == null) {
            faintStart = window.start;
        }
        return speaking ? whileSpeaking(window) : whileSilent(window);
    }

    private boolean standsOut(Window window, double probability, double marginDb) {
        return window.probability >= probability
                && window.dbfs >= config.floorDbfs()
                && window.dbfs >= noise.dbfs() + marginDb;
    }

    private Optional<Change> whileSilent(Window window) {
        if (!voiced) {
            runStart = null;
            surest = 0;
            return Optional.empty();
        }
        surest = Math.max(surest, window.probability);
        MonotonicTime start = runStart == null ? window.start : runStart;
        runStart = start;
        if (window.end.since(start).compareTo(config.minSpeech()) < 0 || surest < config.sureProbability()) {
            return Optional.empty();
        }
        speaking = true;
        return Optional.of(new Change.Started(withFaint(start), start));
    }

    private Optional<Change> whileSpeaking(Window window) {
        if (voiced || window.end.since(lastVoicedEnd).compareTo(config.hangover()) < 0) {
            return Optional.empty();
        }
        speaking = false;
        runStart = null;
        surest = 0;
        return Optional.of(new Change.Stopped(lastClearEnd, lastVoicedEnd));
    }

    private MonotonicTime withFaint(MonotonicTime start) {
        MonotonicTime earliest = start.plus(config.minSpeech().negated());
        MonotonicTime faint = faintStart == null ? start : faintStart;
        return faint.isBefore(earliest) ? earliest : faint;
    }

    /** True between a start and its stop. */
    boolean speaking() {
        return speaking;
    }

    /** True in a run of voiced windows, at least one of them sure, before it is long enough to be a start. */
    boolean mayBeStarting() {
        return !speaking && runStart != null && surest >= config.sureProbability();
    }

    /** True if the last window may have been voice: it would have kept speech going. */
    boolean faint() {
        return faintStart != null;
    }

    /** True if the last window was voiced. */
    boolean voiced() {
        return voiced;
    }

    /** Time from the start of the present run of speech to its last voiced sample; zero outside speech. */
    Duration speechLength() {
        return runStart == null ? Duration.ZERO : lastVoicedEnd.since(runStart);
    }
}

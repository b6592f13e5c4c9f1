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
 */
final class SpeechGate {

    private final VadConfig config;
    private final NoiseFloor noise = new NoiseFloor();
    private boolean speaking;
    private double surest;
    private @Nullable MonotonicTime runStart;
    private MonotonicTime lastVoicedEnd = MonotonicTime.ZERO;
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
         * @param at start of the first voiced window of the run
         */
        record Started(MonotonicTime at) implements Change {}

        /**
         * Speech ended.
         *
         * @param at end of the last voiced window
         */
        record Stopped(MonotonicTime at) implements Change {}
    }

    /** Takes the next window; windows come in order. */
    Optional<Change> on(Window window) {
        double threshold = speaking ? config.stopProbability() : config.startProbability();
        double margin = speaking ? config.marginDb() / 2 : config.marginDb();
        voiced = window.probability >= threshold
                && window.dbfs >= config.floorDbfs()
                && window.dbfs >= noise.dbfs() + margin;
        noise.on(window.dbfs, window.probability >= config.stopProbability());
        if (voiced) {
            lastVoicedEnd = window.end;
        }
        return speaking ? whileSpeaking(window) : whileSilent(window);
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
        return Optional.of(new Change.Started(start));
    }

    private Optional<Change> whileSpeaking(Window window) {
        if (voiced || window.end.since(lastVoicedEnd).compareTo(config.hangover()) < 0) {
            return Optional.empty();
        }
        speaking = false;
        runStart = null;
        surest = 0;
        return Optional.of(new Change.Stopped(lastVoicedEnd));
    }

    /** True between a start and its stop. */
    boolean speaking() {
        return speaking;
    }

    /** True in a run of voiced windows, at least one of them sure, before it is long enough to be a start. */
    boolean mayBeStarting() {
        return !speaking && runStart != null && surest >= config.sureProbability();
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

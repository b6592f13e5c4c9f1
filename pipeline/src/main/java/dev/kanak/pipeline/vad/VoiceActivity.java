package dev.kanak.pipeline.vad;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import dev.kanak.core.time.MonotonicTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hears when the caller starts and stops speaking. Times are those of the frames: caller audio received. One thread.
 *
 * <p>A hole in the frames' times of half a second or more makes it forget what it heard before. Of a window that the full
 * inference queue refuses, it believes what the model said of the one before, for a second at most; level and key tones are
 * still its own. Each such window may put the next times off by its length, 32 ms.
 */
public final class VoiceActivity {

    private static final Duration HOLE = Duration.ofMillis(500);
    private static final double SILENCE_DBFS = -120;
    /** Refused windows in a row that are bridged: a second. */
    private static final int MOST_REFUSED = 31;

    private final VadStream model;
    private final VadConfig config;
    private final SpeechGate gate;
    private final Hindsight hindsight = new Hindsight();
    private final float[] window = new float[VadStream.WINDOW];
    private final Deque<AudioFrame> recent = new ArrayDeque<>();
    private int filled;
    private MonotonicTime expected = MonotonicTime.ZERO;
    private double heard;
    private double probability;
    private int refused;
    private MonotonicTime startedAt = MonotonicTime.ZERO;
    /** Before it no speech can begin: the end of the speech, or of the telephone key, that was heard last. */
    private MonotonicTime earliest = MonotonicTime.ZERO;
    /** Start of the first telephone key since the last voiced window. */
    private @Nullable MonotonicTime keyAt;

    public VoiceActivity(VadStream model, VadConfig config) {
        this.model = model;
        this.config = config;
        this.gate = new SpeechGate(config);
    }

    /** A change that a frame brought. */
    public sealed interface Decision {

        /**
         * The caller began to speak.
         *
         * @param at first sample of speech, to within 16 ms; after a telephone key, to within 32 ms
         * @param voicedAt first sample that was loud and sure enough to begin speech, at most {@link Hindsight#REACH} after
         *     {@code at}; or up to {@link VadConfig#minSpeech} before it
         * @param preRoll the audio to begin recognition with: from up to {@link VadConfig#preRoll} before {@code voicedAt} to
         *     the end of the frame just pushed
         */
        record SpeechStarted(MonotonicTime at, MonotonicTime voicedAt, List<AudioFrame> preRoll) implements Decision {}

        /**
         * The caller fell silent.
         *
         * @param at last sample of speech, to within 16 ms; before a telephone key, to within 32 ms
         * @param voicedUntil last sample that could still have been speech as far as it was heard then: waiting for more
         *     counts from here
         */
        record SpeechStopped(MonotonicTime at, MonotonicTime voicedUntil) implements Decision {}
    }

    /**
     * Takes the next audio.
     *
     * @param frame 16 kHz, any length
     * @return the changes in order, seldom any
     * @throws SpeechException (MODEL_FAILED) if inference fails; (OVERLOADED) if it has been refused for more than a second
     */
    public List<Decision> push(AudioFrame frame) throws InterruptedException {
        if (frame.sampleRateHz() != SileroVad.RATE_HZ) {
            throw new IllegalArgumentException("frame must be 16 kHz: " + frame.sampleRateHz());
        }
        forgetAcrossHole(frame);
        remember(frame);
        var decisions = new ArrayList<Decision>();
        for (int i = 0; i < frame.samples().length; i++) {
            window[filled++] = frame.samples()[i] / 32768f;
            if (filled == window.length) {
                filled = 0;
                hear(frame.capturedAt().plus(samples(i + 1)), decisions);
            }
        }
        expected = frame.end();
        return decisions;
    }

    /** True between a start and its stop. */
    public boolean speaking() {
        return gate.speaking();
    }

    /** True while the newest audio sounds surely like speech but is too short to count as its start. */
    public boolean mayBeStarting() {
        return gate.mayBeStarting();
    }

    /** Probability of speech in the last window, 0 to 1; 0 while a telephone key sounds. */
    public double probability() {
        return probability;
    }

    /** True if the last window was voiced: for the share of voiced audio, e.g. when the caller talks over the agent. */
    public boolean voiced() {
        return gate.voiced();
    }

    /** True if the last window may have been voice, too faint to begin speech but not to go on with it. */
    public boolean faint() {
        return gate.faint();
    }

    /** Time from the start of the present speech to its last voiced sample; zero in silence. */
    public Duration speechLength() {
        return gate.speechLength();
    }

    private void forgetAcrossHole(AudioFrame frame) {
        if (frame.capturedAt().since(expected).compareTo(HOLE) >= 0) {
            model.reset();
            hindsight.reset();
            heard = 0;
            filled = 0;
            recent.clear();
        }
    }

    private void remember(AudioFrame frame) {
        recent.addLast(frame);
        Duration kept = config.preRoll().plus(config.minSpeech()).plus(samples(2 * VadStream.WINDOW));
        while (frame.end().since(recent.getFirst().end()).compareTo(kept) > 0) {
            recent.removeFirst();
        }
    }

    private void hear(MonotonicTime end, List<Decision> decisions) throws InterruptedException {
        listen(end);
        boolean key = KeyTones.in(window);
        probability = key ? 0 : heard;
        MonotonicTime start = end.plus(samples(VadStream.WINDOW).negated());
        if (key) {
            earliest = end;
            keyAt = keyAt == null ? start : keyAt;
        }
        gate.on(new SpeechGate.Window(start, end, probability, dbfs()))
                .map(change -> decision(change, end))
                .ifPresent(decisions::add);
        if (gate.voiced()) {
            keyAt = null;
        }
    }

    private void listen(MonotonicTime end) throws InterruptedException {
        try {
            heard = model.probability(window);
            hindsight.on(model.past(), end);
            refused = 0;
        } catch (SpeechException e) {
            refused++;
            if (e.kind() != Kind.OVERLOADED || refused > MOST_REFUSED) {
                throw e;
            }
            hindsight.on(new float[0], end);
        }
    }

    private Decision decision(SpeechGate.Change change, MonotonicTime now) {
        return switch (change) {
            case SpeechGate.Change.Started(var at, var voicedAt) -> {
                startedAt = hindsight.start(voicedAt, earliest).orElse(at);
                yield new Decision.SpeechStarted(startedAt, voicedAt, since(voicedAt));
            }
            case SpeechGate.Change.Stopped(var at, var voicedUntil) -> {
                MonotonicTime latest = keyAt == null ? now : keyAt;
                MonotonicTime stoppedAt = hindsight.end(startedAt, latest).orElse(at);
                earliest = earliest.isBefore(stoppedAt) ? stoppedAt : earliest;
                yield new Decision.SpeechStopped(stoppedAt, voicedUntil);
            }
        };
    }

    private List<AudioFrame> since(MonotonicTime onset) {
        MonotonicTime from = onset.plus(config.preRoll().negated());
        return recent.stream().filter(frame -> from.isBefore(frame.end())).toList();
    }

    private double dbfs() {
        double sum = 0;
        for (float sample : window) {
            sum += sample * sample;
        }
        return sum == 0 ? SILENCE_DBFS : 10 * Math.log10(sum / window.length);
    }

    private static Duration samples(int count) {
        return Duration.ofNanos(count * 1_000_000_000L / SileroVad.RATE_HZ);
    }
}

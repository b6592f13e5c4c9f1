package dev.kanak.pipeline.stt.window;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import dev.kanak.core.port.SpeechToText;
import dev.kanak.core.speech.Transcript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** One utterance: closed windows, whose reading is final, and the open one. One thread. */
final class WindowedUtterance implements SpeechToText.Utterance {

    private static final int RATE_HZ = 16_000;

    /** Part of a full window in which the cut is looked for. */
    private static final double CUT_WITHIN = 1.0 / 3;

    /** Shorter audio holds no word. */
    private static final int SHORTEST = RATE_HZ / 20;

    private final WindowModel model;
    private final TranscriptWriter writer;
    private final Executor background;
    private final int partialEverySamples;
    private final List<Closed> closed = new ArrayList<>();
    private final StablePrefix stable = new StablePrefix();
    private short[] window;
    private int filled;
    private long windowStart;
    private int readAtLeast;
    private @Nullable Partial partial;
    private List<Reading.Word> open = List.of();
    private String lastText = "";
    private boolean finished;

    /** A window that is full. */
    @SuppressWarnings("ArrayRecordComponent") // handed over, not copied
    private record Closed(short[] pcm, FutureTask<Reading> reading, List<Reading.Word> provisional, long startSample) {

        Reading soFar() throws InterruptedException {
            Optional<Reading> made = reading.isDone() ? made() : Optional.empty();
            return made.orElseGet(() -> new Reading(provisional));
        }

        Reading whole(WindowModel model) throws InterruptedException {
            Optional<Reading> made = made();
            return made.isPresent() ? made.get() : model.read(pcm);
        }

        /** Empty if it was refused for load. */
        private Optional<Reading> made() throws InterruptedException {
            try {
                return Optional.of(value(reading));
            } catch (SpeechException e) {
                if (e.retryable()) {
                    return Optional.empty();
                }
                throw e;
            }
        }
    }

    /** A reading of the open window that is being made. */
    private record Partial(FutureTask<Reading> reading, int samples) {}

    WindowedUtterance(WindowModel model, TranscriptWriter writer, Duration partialEvery, Executor background) {
        this.model = model;
        this.writer = writer;
        this.background = background;
        this.partialEverySamples = Math.toIntExact(partialEvery.toMillis() * RATE_HZ / 1000);
        this.readAtLeast = partialEverySamples;
        this.window = new short[Math.min(model.windowSamples(), 4 * RATE_HZ)];
    }

    @Override
    public Optional<Transcript> push(AudioFrame frame) throws InterruptedException {
        if (frame.sampleRateHz() != RATE_HZ) {
            throw new IllegalArgumentException("frame must be 16 kHz: " + frame.sampleRateHz());
        }
        if (finished) {
            throw new IllegalStateException("utterance is finished");
        }
        append(frame.samples());
        boolean read = collect();
        schedule();
        read |= collect();
        return read ? changed() : Optional.empty();
    }

    @Override
    public Transcript finish() throws InterruptedException {
        if (finished) {
            throw new IllegalStateException("utterance is finished");
        }
        cancelPartial();
        var words = new ArrayList<Reading.Word>();
        for (Closed part : closed) {
            words.addAll(shifted(part.whole(model), part.startSample));
        }
        if (filled >= SHORTEST) {
            words.addAll(shifted(model.read(Arrays.copyOf(window, filled)), windowStart));
        }
        finished = true;
        return writer.write(words);
    }

    @Override
    public void close() {
        finished = true;
        cancelPartial();
        closed.forEach(part -> part.reading.cancel(true));
    }

    private void append(short[] samples) {
        for (int taken = 0; taken < samples.length; ) {
            int count = Math.min(samples.length - taken, model.windowSamples() - filled);
            if (filled + count > window.length) {
                window = Arrays.copyOf(
                        window, Math.min(model.windowSamples(), Math.max(2 * window.length, filled + count)));
            }
            System.arraycopy(samples, taken, window, filled, count);
            filled += count;
            taken += count;
            if (filled == model.windowSamples()) {
                cut();
            }
        }
    }

    private void cut() {
        int at = QuietPoint.between(window, (int) (filled * (1 - CUT_WITHIN)), filled);
        short[] part = Arrays.copyOf(window, at);
        var reading = new FutureTask<>(() -> model.read(part));
        long cutMs = at * 1000L / RATE_HZ;
        List<Reading.Word> provisional =
                open.stream().filter(word -> word.startMs() < cutMs).toList();
        closed.add(new Closed(part, reading, provisional, windowStart));
        background.execute(reading);
        System.arraycopy(window, at, window, 0, filled - at);
        filled -= at;
        windowStart += at;
        readAtLeast = partialEverySamples;
        cancelPartial();
        stable.reset();
        open = List.of();
    }

    /** Takes the partial's reading if it is done. */
    private boolean collect() throws InterruptedException {
        var current = partial;
        if (current == null || !current.reading.isDone()) {
            return false;
        }
        partial = null;
        // A slow reading is followed by a pause of its own length, so that partials take half a thread at most.
        readAtLeast = Math.max(current.samples + partialEverySamples, 2 * filled - current.samples);
        try {
            open = stable.take(value(current.reading).words());
            return true;
        } catch (SpeechException e) {
            if (e.retryable()) {
                return false;
            }
            throw e;
        }
    }

    private void schedule() {
        if (partialEverySamples == 0 || partial != null || filled < readAtLeast || filled < SHORTEST) {
            return;
        }
        short[] pcm = Arrays.copyOf(window, filled);
        var reading = new FutureTask<>(() -> model.read(pcm));
        partial = new Partial(reading, filled);
        background.execute(reading);
    }

    private void cancelPartial() {
        if (partial != null) {
            partial.reading.cancel(true);
            partial = null;
        }
    }

    private Optional<Transcript> changed() throws InterruptedException {
        var words = new ArrayList<Reading.Word>();
        for (Closed part : closed) {
            words.addAll(shifted(part.soFar(), part.startSample));
        }
        words.addAll(shifted(new Reading(open), windowStart));
        Transcript transcript = writer.write(words);
        if (transcript.text().equals(lastText)) {
            return Optional.empty();
        }
        lastText = transcript.text();
        return Optional.of(transcript);
    }

    private static List<Reading.Word> shifted(Reading reading, long startSample) {
        int ms = Math.toIntExact(startSample * 1000 / RATE_HZ);
        return reading.words().stream().map(word -> word.later(ms)).toList();
    }

    private static Reading value(FutureTask<Reading> reading) throws InterruptedException {
        try {
            return reading.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException unchecked -> throw unchecked;
                case Error error -> throw error;
                case null, default ->
                    throw new SpeechException(Kind.MODEL_FAILED, "recognition was interrupted", false, e);
            }
        }
    }
}

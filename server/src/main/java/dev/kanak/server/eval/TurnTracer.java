package dev.kanak.server.eval;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.port.SpeechToText;
import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.RecognitionContext;
import dev.kanak.core.time.MonotonicTime;
import dev.kanak.pipeline.turn.AnswerKind;
import dev.kanak.pipeline.turn.EndOfTurn;
import dev.kanak.pipeline.turn.TurnInput;
import dev.kanak.pipeline.turn.TurnSoFar;
import dev.kanak.pipeline.vad.Lull;
import dev.kanak.pipeline.vad.VoiceActivity;
import dev.kanak.pipeline.vad.VoiceActivity.Decision;
import dev.kanak.server.eval.SpeechSegments.Segment;
import dev.kanak.server.eval.TurnTrace.Moment;
import dev.kanak.server.speech.SpeechFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hears recorded turns as a call does, frame by frame through voice activity, recognition and the judge of completeness,
 * and writes down what turn taking is told. Nothing waits for a clock. One thread.
 */
final class TurnTracer {

    private static final int FRAME = SpeechFile.RATE_HZ / 50;

    /** Silence after the recording, in which voice activity falls silent and the last partials come. */
    private static final int TAIL_FRAMES = 75;

    private final SpeechToText ears;
    private final Supplier<VoiceActivity> activity;
    private final EndOfTurn judge;

    TurnTracer(SpeechToText ears, Supplier<VoiceActivity> activity, EndOfTurn judge) {
        this.ears = ears;
        this.activity = activity;
        this.judge = judge;
    }

    TurnTrace trace(PausedUtterance utterance) throws InterruptedException {
        short[] audio = SpeechFile.read(utterance.audio());
        try (var hearing = new Hearing(utterance)) {
            for (int i = 0; i < audio.length / FRAME + TAIL_FRAMES; i++) {
                hearing.hear(new AudioFrame(frame(audio, i), SpeechFile.RATE_HZ, MonotonicTime.ofMillis(20L * i)));
            }
            return hearing.trace();
        }
    }

    private static short[] frame(short[] audio, int index) {
        int from = Math.min(audio.length, index * FRAME);
        return Arrays.copyOf(Arrays.copyOfRange(audio, from, Math.min(audio.length, from + FRAME)), FRAME);
    }

    /** One turn being heard; the order of inputs is that of a call. */
    private final class Hearing implements AutoCloseable {

        private final PausedUtterance utterance;
        private final RecognitionContext expected;
        private final AnswerKind asked;
        private final VoiceActivity voice = activity.get();
        private final Lull lull = new Lull();
        private final List<Moment> moments = new ArrayList<>();
        private final List<Segment> silences = new ArrayList<>();
        private final List<AudioFrame> heard = new ArrayList<>();
        private List<TurnInput> inputs = new ArrayList<>();
        private SpeechToText.@Nullable Utterance open;
        private Optional<Language> spoken;
        private String text = "";
        private long stoppedMs;

        Hearing(PausedUtterance utterance) {
            this.utterance = utterance;
            expected = new RecognitionContext(utterance.askedSlot(), utterance.language());
            spoken = utterance.language();
            asked = AnswerKind.to(utterance.askedSlot());
        }

        void hear(AudioFrame frame) throws InterruptedException {
            inputs = new ArrayList<>();
            boolean continuing = open != null;
            for (Decision decision : voice.push(frame)) {
                switch (decision) {
                    case Decision.SpeechStarted(var _, var voicedAt, var preRoll) -> started(voicedAt, preRoll);
                    case Decision.SpeechStopped(var _, var voicedUntil) -> stopped(voicedUntil);
                }
            }
            Lull.Change change = lull.on(voice.faint(), frame.end());
            if (open != null) {
                change.tell(open, voice.speaking());
            }
            if (continuing) {
                push(frame);
            }
            moments.add(new Moment(frame.end(), List.copyOf(inputs), voice.voiced() && !voice.speaking()));
        }

        private void started(MonotonicTime at, List<AudioFrame> preRoll) throws InterruptedException {
            if (open == null) {
                open = ears.open(expected);
                for (AudioFrame earlier : preRoll) {
                    push(earlier);
                }
            } else {
                silences.add(new Segment(stoppedMs, Math.max(stoppedMs + 1, at.millis())));
            }
            inputs.add(new TurnInput.SpeechStarted(at));
        }

        private void stopped(MonotonicTime at) throws InterruptedException {
            stoppedMs = at.millis();
            inputs.add(new TurnInput.SpeechStopped(at, completeness(), asked));
        }

        private void push(AudioFrame frame) throws InterruptedException {
            if (open == null) {
                return;
            }
            heard.add(frame);
            var partial = open.push(frame);
            if (partial.isPresent() && !partial.get().text().equals(text)) {
                text = partial.get().text();
                spoken = Optional.of(partial.get().language());
                inputs.add(new TurnInput.PartialTranscript(
                        text, voice.speaking() ? OptionalDouble.empty() : OptionalDouble.of(completeness())));
            }
        }

        private double completeness() throws InterruptedException {
            return judge.probabilityComplete(
                    new TurnSoFar(text, new RecognitionContext(expected.askedSlot(), spoken), newest()));
        }

        private short[] newest() {
            int count = Math.min(heard.size(), TurnSoFar.AUDIO_SAMPLES / FRAME);
            var samples = new short[count * FRAME];
            for (int i = 0; i < count; i++) {
                short[] frame = heard.get(heard.size() - count + i).samples();
                System.arraycopy(frame, 0, samples, i * FRAME, FRAME);
            }
            return samples;
        }

        TurnTrace trace() {
            return new TurnTrace(
                    String.valueOf(utterance.audio().getFileName()),
                    utterance.language().map(Language::code).orElse("-"),
                    utterance.kind(),
                    asked,
                    utterance.endMs().orElse(stoppedMs),
                    utterance.pauses().orElse(silences),
                    moments);
        }

        @Override
        public void close() {
            if (open != null) {
                open.close();
            }
        }
    }
}

package dev.kanak.pipeline.stt;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.port.SpeechToText;
import dev.kanak.core.speech.RecognitionContext;
import dev.kanak.core.speech.Transcript;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * A recogniser that begins only when the utterance is over: no partial transcripts, all the work after the last sample. It
 * is there to be measured against. Thread-safe.
 */
public final class BatchSpeechToText implements SpeechToText {

    private final SpeechToText engine;

    /** @param engine does the work, which it is given at once */
    public BatchSpeechToText(SpeechToText engine) {
        this.engine = engine;
    }

    @Override
    public Utterance open(RecognitionContext context) {
        return new Whole(engine.open(context));
    }

    private record Whole(Utterance utterance, Deque<AudioFrame> frames) implements Utterance {

        Whole(Utterance utterance) {
            this(utterance, new ArrayDeque<>());
        }

        @Override
        public Optional<Transcript> push(AudioFrame frame) {
            frames.add(frame);
            return Optional.empty();
        }

        @Override
        public Transcript finish() throws InterruptedException {
            while (!frames.isEmpty()) {
                Optional<Transcript> _ = utterance.push(frames.element());
                frames.remove();
            }
            return utterance.finish();
        }

        @Override
        public void close() {
            utterance.close();
        }
    }
}

package dev.kanak.pipeline.stt.window;

import dev.kanak.core.port.SpeechToText;
import dev.kanak.core.speech.RecognitionContext;
import dev.kanak.pipeline.stt.Lexicon;
import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * Recognition by a {@link WindowModel}: partials by reading the growing window again and again, a final by reading it
 * once more at the end. An utterance longer than the model's window is cut at quiet points and its parts are joined.
 *
 * <p>Thread-safe. A partial is read in the background, one at a time, so that pushing audio never waits for inference.
 */
public final class WindowedSpeechToText implements SpeechToText, AutoCloseable {

    private final WindowModel model;
    private final TranscriptWriter writer;
    private final Duration partialEvery;
    private final Executor background;

    /**
     * @param model closed with this
     * @param tier name of the engine, for transcripts
     * @param partialEvery new audio between two partials; zero for none
     */
    public WindowedSpeechToText(WindowModel model, Lexicon lexicon, String tier, Duration partialEvery) {
        this(model, lexicon, tier, partialEvery, Thread::startVirtualThread);
    }

    WindowedSpeechToText(WindowModel model, Lexicon lexicon, String tier, Duration partialEvery, Executor background) {
        this.model = model;
        this.writer = new TranscriptWriter(lexicon, tier);
        this.partialEvery = partialEvery;
        this.background = background;
    }

    @Override
    public Utterance open(RecognitionContext context) {
        return new WindowedUtterance(model, writer, partialEvery, background);
    }

    @Override
    public void close() {
        model.close();
    }
}

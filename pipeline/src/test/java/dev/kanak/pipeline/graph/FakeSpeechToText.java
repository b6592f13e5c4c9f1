package dev.kanak.pipeline.graph;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.port.SpeechToText;
import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.RecognitionContext;
import dev.kanak.core.speech.Transcript;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/**
 * Hears the scripted texts, one an utterance; the whole text is partial from the first frame on. A text that ends with a
 * question mark is heard without confidence.
 */
final class FakeSpeechToText implements SpeechToText {

    /** What turn taking told its utterances, in order. */
    final Queue<String> signs = new ConcurrentLinkedQueue<>();

    /** What finals wait for. */
    volatile CountDownLatch finals = new CountDownLatch(0);

    private final Queue<String> texts;

    FakeSpeechToText(String... texts) {
        this.texts = new ConcurrentLinkedQueue<>(List.of(texts));
    }

    @Override
    public Utterance open(RecognitionContext context) {
        String text = Optional.ofNullable(texts.poll()).orElse("");
        var transcript = new Transcript(text, Language.HINDI, text.endsWith("?") ? 0.1 : 0.9, List.of(), "embedded");
        return new Utterance() {

            @Override
            public Optional<Transcript> push(AudioFrame frame) {
                return Optional.of(transcript);
            }

            @Override
            public void pausing() {
                signs.add("pausing");
            }

            @Override
            public void ending() {
                signs.add("ending");
            }

            @Override
            public void goingOn() {
                signs.add("going on");
            }

            @Override
            public Transcript finish() throws InterruptedException {
                finals.await();
                return transcript;
            }

            @Override
            public void close() {}
        };
    }
}

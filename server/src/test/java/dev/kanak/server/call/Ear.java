package dev.kanak.server.call;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.port.SpeechToText;
import dev.kanak.core.time.MonotonicTime;
import dev.kanak.pipeline.stt.CtcSpeechToText;
import dev.kanak.pipeline.stt.SttConfig;

/** Writes down what a recording says, with the recogniser that comes with Kanak. */
final class Ear implements AutoCloseable {

    private static final int RATE_HZ = 16_000;

    private final InferencePool pool = new InferencePool(1, 16);
    private final CtcSpeechToText recogniser =
            CtcSpeechToText.load(SttConfig.of(Checkout.root().resolve("data/models/stt")), pool);

    String transcribe(Pcm speech) {
        Pcm audio = speech.then(Pcm.silence(0.4)).at(RATE_HZ);
        try (SpeechToText.Utterance utterance = recogniser.open()) {
            var _ = utterance.push(new AudioFrame(audio.samples(), RATE_HZ, MonotonicTime.ZERO));
            return utterance.finish().text();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        recogniser.close();
        pool.close();
    }
}

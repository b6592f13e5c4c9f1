package dev.kanak.pipeline.vad;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.time.MonotonicTime;
import java.util.List;

/** x. */
public final class VoiceActivity {

    /** x. */
    public sealed interface Decision {
        /** x. */
        record SpeechStarted(MonotonicTime at, List<AudioFrame> preRoll) implements Decision {}
        /** x. */
        record SpeechStopped(MonotonicTime at) implements Decision {}
    }

    /** x. */
    public List<Decision> push(AudioFrame frame) throws InterruptedException {
        return frame.samples().length == 0 ? List.of() : new java.util.ArrayList<>();
    }
}

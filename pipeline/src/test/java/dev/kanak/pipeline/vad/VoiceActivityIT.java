package dev.kanak.pipeline.vad;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.time.MonotonicTime;
import dev.kanak.pipeline.Caller;
import dev.kanak.pipeline.TestFiles;
import dev.kanak.pipeline.vad.VoiceActivity.Decision;
import dev.kanak.pipeline.vad.VoiceActivity.Decision.SpeechStarted;
import dev.kanak.pipeline.vad.VoiceActivity.Decision.SpeechStopped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VoiceActivityIT {

    private final InferencePool pool = new InferencePool(1, 8);
    private SileroVad vad;
    private VoiceActivity activity;

    @BeforeEach
    void load() {
        vad = SileroVad.load(TestFiles.models().resolve("vad/model.onnx"), pool);
        activity = new VoiceActivity(vad.open(), VadConfig.standard());
    }

    @AfterEach
    void close() {
        vad.close();
        pool.close();
    }

    @Test
    void aSentenceIsOneStretchOfSpeechWithItsOnsetInThePreRoll() throws InterruptedException {
        short[] audio = Caller.say("hi+f4", "पचास ग्राम सोना है");
        List<Decision> decisions = push(Caller.frames(audio));
        assertThat(decisions).hasSize(2);
        var started = (SpeechStarted) decisions.getFirst();
        var stopped = (SpeechStopped) decisions.getLast();
        long lastVoicedMs = audio.length / 16 - 900L;
        assertThat(started.at().millis()).isBetween(940L, 1160L);
        assertThat(started.at()).isLessThan(started.voicedAt());
        assertThat(stopped.at().millis()).isBetween(lastVoicedMs - 150, lastVoicedMs + 150);
        MonotonicTime preRollStart = started.preRoll().getFirst().capturedAt();
        assertThat(started.voicedAt().since(preRollStart).toMillis()).isBetween(380L, 420L);
        assertThat(started.preRoll().getLast().end().since(started.voicedAt()).toMillis())
                .isBetween(96L, 140L);
    }

    @Test
    void thePreRollIsWithoutGapsOrRepeats() throws InterruptedException {
        List<Decision> decisions = push(Caller.frames(Caller.say("en+m7", "what documents do you need")));
        var preRoll = ((SpeechStarted) decisions.getFirst()).preRoll();
        for (int i = 1; i < preRoll.size(); i++) {
            assertThat(preRoll.get(i).capturedAt()).isEqualTo(preRoll.get(i - 1).end());
        }
    }

    @Test
    void fiveMinutesOfFaintNoiseAreNoSpeechAndSpeechAfterThemIsHeard() throws InterruptedException {
        var random = new Random(9);
        var noise = new short[5 * 60 * 16_000];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (short) Math.round(60 * random.nextGaussian());
        }
        assertThat(push(Caller.frames(noise))).isEmpty();
        var after = new ArrayList<AudioFrame>();
        for (AudioFrame frame : Caller.frames(Caller.say("hi+Andy", "हाँ जी"))) {
            after.add(new AudioFrame(frame.samples(), 16_000, frame.capturedAt().plus(Duration.ofMinutes(5))));
        }
        assertThat(push(after)).hasSize(2);
    }

    private List<Decision> push(List<AudioFrame> frames) throws InterruptedException {
        var decisions = new ArrayList<Decision>();
        for (AudioFrame frame : frames) {
            decisions.addAll(activity.push(frame));
        }
        return decisions;
    }
}

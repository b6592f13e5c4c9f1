package dev.kanak.pipeline;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.port.SpeechToText;
import dev.kanak.core.port.TextToSpeech;
import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.Transcript;
import dev.kanak.core.time.MonotonicTime;
import dev.kanak.pipeline.tts.EspeakConfig;
import dev.kanak.pipeline.tts.EspeakTextToSpeech;
import dev.kanak.pipeline.tts.Resampler;
import dev.kanak.pipeline.vad.VadConfig;
import dev.kanak.pipeline.vad.VoiceActivity;
import dev.kanak.pipeline.vad.VoiceActivity.Decision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A synthetic caller and the ears that hear it, joined without a network. */
public final class Caller {

    /** Samples of one 20 ms frame at 16 kHz. */
    public static final int FRAME = 320;

    private Caller() {}

    /**
     * A sentence as 16 kHz audio: one second of faint noise, the sentence, 0.8 s of faint noise.
     *
     * @param voice espeak-ng voice and variant, e.g. {@code hi+f4}
     */
    public static short[] say(String voice, String text) throws InterruptedException {
        boolean english = voice.startsWith("en");
        var config = new EspeakConfig(
                "espeak-ng", english ? "hi" : voice, english ? voice : "en", 150, 50, 0, Duration.ofMillis(100));
        var resampler = new Resampler(24_000, 16_000);
        var pieces = new ArrayList<short[]>();
        pieces.add(new short[16_000]);
        try (var speaker = new EspeakTextToSpeech(config)) {
            var language = english ? Language.ENGLISH : Language.HINDI;
            speaker.speak(new TextToSpeech.Clause(text, language, 1), samples -> pieces.add(resampler.push(samples)));
        }
        pieces.add(resampler.finish());
        pieces.add(new short[12_800]);
        return noisy(join(pieces));
    }

    /** The audio as frames of 20 ms from time zero. */
    public static List<AudioFrame> frames(short[] samples) {
        var frames = new ArrayList<AudioFrame>();
        for (int i = 0; i + FRAME <= samples.length; i += FRAME) {
            var at = new MonotonicTime(i * 1_000_000_000L / 16_000);
            frames.add(new AudioFrame(Arrays.copyOfRange(samples, i, i + FRAME), 16_000, at));
        }
        return frames;
    }

    /** What the recogniser makes of each stretch of speech. */
    public static List<Transcript> hear(List<AudioFrame> frames, VoiceActivity activity, SpeechToText ears)
            throws InterruptedException {
        var heard = new ArrayList<Transcript>();
        SpeechToText.@Nullable Utterance utterance = null;
        for (AudioFrame frame : frames) {
            List<Decision> decisions = activity.push(frame);
            if (utterance != null) {
                utterance.push(frame);
            }
            for (Decision decision : decisions) {
                switch (decision) {
                    case Decision.SpeechStarted(var _, var _, List<AudioFrame> preRoll) -> {
                        utterance = ears.open();
                        for (AudioFrame early : preRoll) {
                            utterance.push(early);
                        }
                    }
                    case Decision.SpeechStopped(var _, var _) -> {
                        if (utterance != null) {
                            heard.add(utterance.finish());
                            utterance.close();
                            utterance = null;
                        }
                    }
                }
            }
        }
        return heard;
    }

    /** Settings that bridge the pause at a comma, as the turn detector does. */
    public static VadConfig patient() {
        var config = VadConfig.standard();
        return new VadConfig(
                config.startProbability(),
                config.sureProbability(),
                config.stopProbability(),
                config.minSpeech(),
                Duration.ofMillis(480),
                config.preRoll(),
                config.floorDbfs(),
                config.marginDb());
    }

    private static short[] join(List<short[]> pieces) {
        var joined = new short[pieces.stream().mapToInt(piece -> piece.length).sum()];
        int at = 0;
        for (short[] piece : pieces) {
            System.arraycopy(piece, 0, joined, at, piece.length);
            at += piece.length;
        }
        return joined;
    }

    private static short[] noisy(short[] samples) {
        var random = new Random(1);
        for (int i = 0; i < samples.length; i++) {
            double noisy = samples[i] + 5 * random.nextGaussian();
            samples[i] = (short) Math.clamp(Math.round(noisy), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return samples;
    }
}

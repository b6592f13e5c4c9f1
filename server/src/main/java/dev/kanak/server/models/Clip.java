package dev.kanak.server.models;

import dev.kanak.core.port.TextToSpeech;
import dev.kanak.core.speech.Language;
import dev.kanak.pipeline.tts.Resampler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** Speech to try models with: 16 kHz mono. */
final class Clip {

    static final int RATE_HZ = 16_000;

    /** What is spoken if no file is given. */
    static final String SENTENCE = "मुझे पचास ग्राम सोने पर लोन चाहिए";

    private Clip() {}

    /**
     * Reads a WAV file.
     *
     * @throws ModelsException if it cannot be read
     */
    static short[] read(Path file) {
        try (AudioInputStream given = AudioSystem.getAudioInputStream(file.toFile())) {
            AudioFormat format = given.getFormat();
            var mono = new AudioFormat(format.getSampleRate(), Short.SIZE, 1, true, false);
            try (AudioInputStream samples = AudioSystem.getAudioInputStream(mono, given)) {
                return resampled(shorts(samples.readAllBytes()), Math.round(format.getSampleRate()));
            }
        } catch (UnsupportedAudioFileException | IllegalArgumentException | IOException e) {
            throw new ModelsException(file + " cannot be read as a WAV file: " + e.getMessage(), e);
        }
    }

    /** Has a voice say {@link #SENTENCE}. */
    static short[] speak(TextToSpeech voice) throws InterruptedException {
        var bytes = new ByteArrayOutputStream();
        voice.speak(new TextToSpeech.Clause(SENTENCE, Language.HINDI, 1), samples -> {
            for (short sample : samples) {
                bytes.write(sample);
                bytes.write(sample >> 8);
            }
        });
        return resampled(shorts(bytes.toByteArray()), voice.sampleRateHz());
    }

    private static short[] shorts(byte[] bytes) {
        var samples = new short[bytes.length / 2];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return samples;
    }

    private static short[] resampled(short[] samples, int rateHz) {
        if (rateHz == RATE_HZ) {
            return samples;
        }
        var resampler = new Resampler(rateHz, RATE_HZ);
        short[] most = resampler.push(samples);
        short[] rest = resampler.finish();
        short[] all = Arrays.copyOf(most, most.length + rest.length);
        System.arraycopy(rest, 0, all, most.length, rest.length);
        return all;
    }
}

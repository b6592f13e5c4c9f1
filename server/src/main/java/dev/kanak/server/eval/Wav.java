package dev.kanak.server.eval;

import dev.kanak.pipeline.tts.Resampler;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** Recordings of labelled sets: PCM WAV of any rate, width and number of channels. */
final class Wav {

    private static final int RATE_HZ = 16_000;

    private Wav() {}

    /**
     * Samples at 16 kHz, channels mixed.
     *
     * @throws EvalException if the file is no PCM WAV; the message names it
     */
    static short[] read(Path file) {
        try (AudioInputStream stream = AudioSystem.getAudioInputStream(file.toFile())) {
            AudioFormat given = stream.getFormat();
            int channels = given.getChannels();
            int rateHz = Math.round(given.getSampleRate());
            var wanted = new AudioFormat(rateHz, Short.SIZE, channels, true, false);
            try (AudioInputStream pcm = AudioSystem.getAudioInputStream(wanted, stream)) {
                return resampled(mixed(pcm.readAllBytes(), channels), rateHz);
            }
        } catch (UnsupportedAudioFileException | IllegalArgumentException e) {
            throw new EvalException(file + ": is not a PCM WAV", e);
        } catch (IOException e) {
            throw new EvalException(file + ": cannot be read", e);
        }
    }

    private static short[] mixed(byte[] bytes, int channels) {
        var samples = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        var mixed = new short[samples.remaining() / channels];
        for (int i = 0; i < mixed.length; i++) {
            int sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                sum += samples.get();
            }
            mixed[i] = (short) (sum / channels);
        }
        return mixed;
    }

    private static short[] resampled(short[] samples, int rateHz) {
        if (rateHz == RATE_HZ) {
            return samples;
        }
        var resampler = new Resampler(rateHz, RATE_HZ);
        short[] first = resampler.push(samples);
        short[] rest = resampler.finish();
        short[] all = Arrays.copyOf(first, first.length + rest.length);
        System.arraycopy(rest, 0, all, first.length, rest.length);
        return all;
    }
}

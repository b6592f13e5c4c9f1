package dev.kanak.server.speech;

import dev.kanak.core.port.TextToSpeech;
import dev.kanak.pipeline.tts.Resampler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** Recorded speech as the recogniser takes it. */
public final class SpeechFile {

    /** Samples per second of what is read. */
    public static final int RATE_HZ = 16_000;

    private static final int MAX_RATE_HZ = 192_000;
    private static final Set<String> COMPRESSED = Set.of("flac", "mp3", "ogg", "opus", "m4a", "webm");

    private SpeechFile() {}

    /**
     * Reads a WAV file (PCM of 8 to 32 bits, A-law or mu-law); several channels are averaged, other rates resampled.
     *
     * @return mono, 16 kHz
     * @throws SpeechFileException if the file cannot be read as such
     */
    public static short[] read(Path file) {
        try (AudioInputStream given = AudioSystem.getAudioInputStream(file.toFile())) {
            AudioFormat format = given.getFormat();
            float rateHz = format.getSampleRate();
            if (!(rateHz >= 1_000 && rateHz <= MAX_RATE_HZ)) {
                throw new SpeechFileException(file + ": sample rate must be 1 to 192 kHz, was " + rateHz);
            }
            var pcm = new AudioFormat(rateHz, Short.SIZE, format.getChannels(), true, false);
            try (AudioInputStream samples = AudioSystem.getAudioInputStream(pcm, given)) {
                return resampled(mono(samples.readAllBytes(), format.getChannels()), Math.round(rateHz));
            }
        } catch (UnsupportedAudioFileException | IllegalArgumentException e) {
            throw new SpeechFileException(file + ": is no WAV file that can be read" + advice(file), e);
        } catch (IOException e) {
            throw new SpeechFileException(file + ": cannot be read", e);
        }
    }

    /** How to make a WAV file of a compressed one. */
    private static String advice(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        if (dot < 0 || !COMPRESSED.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT))) {
            return "";
        }
        return "; convert it with: ffmpeg -i %s -ac 1 -ar 16000 %s.wav".formatted(name, name.substring(0, dot));
    }

    private static short[] mono(byte[] bytes, int channels) {
        var samples = new short[bytes.length / (2 * channels)];
        for (int i = 0; i < samples.length; i++) {
            int sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                int at = 2 * (i * channels + channel);
                sum += (short) ((bytes[at] & 0xFF) | bytes[at + 1] << 8);
            }
            samples[i] = (short) (sum / channels);
        }
        return samples;
    }

    /**
     * What a voice makes of a clause.
     *
     * @return mono, 16 kHz
     */
    public static short[] spoken(TextToSpeech voice, TextToSpeech.Clause clause) throws InterruptedException {
        var pieces = new ArrayList<short[]>();
        voice.speak(clause, pieces::add);
        var all = new short[pieces.stream().mapToInt(piece -> piece.length).sum()];
        int at = 0;
        for (short[] piece : pieces) {
            System.arraycopy(piece, 0, all, at, piece.length);
            at += piece.length;
        }
        return resampled(all, voice.sampleRateHz());
    }

    private static short[] resampled(short[] samples, int rateHz) {
        if (rateHz == RATE_HZ) {
            return samples;
        }
        var resampler = new Resampler(rateHz, RATE_HZ);
        short[] most = resampler.push(samples);
        short[] rest = resampler.finish();
        var all = new short[most.length + rest.length];
        System.arraycopy(most, 0, all, 0, most.length);
        System.arraycopy(rest, 0, all, most.length, rest.length);
        return all;
    }
}

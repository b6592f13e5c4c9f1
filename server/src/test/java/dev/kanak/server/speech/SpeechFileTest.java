package dev.kanak.server.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeechFileTest {

    @TempDir
    Path folder;

    /** A second of a 440 Hz tone at a quarter of full scale. */
    private Path tone(int rateHz, int channels) throws IOException {
        var bytes = new byte[rateHz * channels * 2];
        for (int i = 0; i < rateHz; i++) {
            short value = (short) Math.round(8192 * Math.sin(2 * Math.PI * 440 * i / rateHz));
            for (int channel = 0; channel < channels; channel++) {
                bytes[2 * (i * channels + channel)] = (byte) value;
                bytes[2 * (i * channels + channel) + 1] = (byte) (value >> 8);
            }
        }
        Path file = folder.resolve("tone.wav");
        var format = new AudioFormat(rateHz, 16, channels, true, false);
        AudioSystem.write(
                new AudioInputStream(new ByteArrayInputStream(bytes), format, rateHz),
                AudioFileFormat.Type.WAVE,
                file.toFile());
        return file;
    }

    @ParameterizedTest
    @CsvSource({"8000,1", "16000,1", "24000,1", "44100,2", "48000,2"})
    void everyRateBecomes16Khz(int rateHz, int channels) throws IOException {
        short[] samples = SpeechFile.read(tone(rateHz, channels));

        assertThat(samples).hasSize(16_000);
        double power = 0;
        for (short sample : samples) {
            power += (double) sample * sample;
        }
        assertThat(Math.sqrt(power / samples.length)).isBetween(5_600.0, 5_950.0);
    }

    private Path wav(int channels, short... samples) throws IOException {
        var bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        Path file = folder.resolve("samples.wav");
        var format = new AudioFormat(16_000, 16, channels, true, false);
        AudioSystem.write(
                new AudioInputStream(new ByteArrayInputStream(bytes.array()), format, samples.length / channels),
                AudioFileFormat.Type.WAVE,
                file.toFile());
        return file;
    }

    @Test
    void sixteenKilohertzMonoIsTakenAsItIs() throws IOException {
        assertThat(SpeechFile.read(wav(1, (short) 1, (short) -2, (short) 3))).containsExactly(1, -2, 3);
    }

    @Test
    void channelsAreMixed() throws IOException {
        assertThat(SpeechFile.read(wav(2, (short) 100, (short) 300, (short) -50, (short) 50)))
                .containsExactly(200, 0);
    }

    @Test
    void whatIsNoWavFileIsRefusedByItsName() throws IOException {
        Path file = Files.writeString(folder.resolve("speech.wav"), "no audio");

        assertThatExceptionOfType(SpeechFileException.class)
                .isThrownBy(() -> SpeechFile.read(file))
                .withMessageContaining("speech.wav");
    }

    @Test
    void aCompressedFileIsRefusedWithTheCommandThatConvertsIt() throws IOException {
        Path file = Files.writeString(folder.resolve("speech.flac"), "fLaC");

        assertThatExceptionOfType(SpeechFileException.class)
                .isThrownBy(() -> SpeechFile.read(file))
                .withMessageContaining("ffmpeg -i speech.flac -ac 1 -ar 16000 speech.wav");
    }
}

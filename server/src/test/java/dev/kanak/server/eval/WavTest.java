package dev.kanak.server.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

class WavTest {

    @TempDir
    private Path folder = Path.of("");

    private Path wav(int rateHz, int channels, short... samples) throws IOException {
        var bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        var format = new AudioFormat(rateHz, 16, channels, true, false);
        Path file = folder.resolve("sound.wav");
        try (var stream =
                new AudioInputStream(new ByteArrayInputStream(bytes.array()), format, samples.length / channels)) {
            AudioSystem.write(stream, AudioFileFormat.Type.WAVE, file.toFile());
        }
        return file;
    }

    @Test
    void sixteenKilohertzMonoIsTakenAsItIs() throws IOException {
        assertThat(Wav.read(wav(16_000, 1, (short) 1, (short) -2, (short) 3))).containsExactly(1, -2, 3);
    }

    @Test
    void channelsAreMixed() throws IOException {
        assertThat(Wav.read(wav(16_000, 2, (short) 100, (short) 300, (short) -50, (short) 50)))
                .containsExactly(200, 0);
    }

    @Test
    void otherRatesAreResampled() throws IOException {
        assertThat(Wav.read(wav(8_000, 1, new short[800]))).hasSize(1_600);
        assertThat(Wav.read(wav(48_000, 1, new short[4_800]))).hasSize(1_600);
    }

    @Test
    void whatIsNoWavIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("note.wav"), "not a sound");

        assertThatThrownBy(() -> Wav.read(file))
                .isInstanceOf(EvalException.class)
                .hasMessage(file + ": is not a PCM WAV");
    }
}

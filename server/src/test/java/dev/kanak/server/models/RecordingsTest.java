package dev.kanak.server.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingsTest {

    @TempDir
    Path folder;

    private void wav(String name, int seconds, int rateHz) throws IOException {
        var silence = new byte[2 * seconds * rateHz];
        var format = new AudioFormat(rateHz, 16, 1, true, false);
        AudioSystem.write(
                new AudioInputStream(new ByteArrayInputStream(silence), format, (long) seconds * rateHz),
                AudioFileFormat.Type.WAVE,
                folder.resolve(name).toFile());
    }

    /** The first 42 bytes of a FLAC file, which say its length. */
    private void flac(String name, int seconds, int rateHz) throws IOException {
        var begin = ByteBuffer.allocate(42);
        begin.put(new byte[] {'f', 'L', 'a', 'C'});
        begin.putLong(18, (long) rateHz << 44 | 15L << 36 | (long) seconds * rateHz);
        Files.write(folder.resolve(name), begin.array());
    }

    private void labels(int count, String extension) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add("{\"audio\": \"%d.%s\", \"text\": \"मुझे लोन चाहिए\", \"language\": \"hi\"}"
                    .formatted(i, extension));
        }
        Files.write(folder.resolve("set.jsonl"), lines);
    }

    private void consent() throws IOException {
        Files.writeString(folder.resolve("CONSENT.md"), "All speakers signed the form of 2026-01-01.");
    }

    @Test
    void goodRecordingsAreSummedUp() throws IOException {
        for (int i = 0; i < 12; i++) {
            wav(i + ".wav", 10, 16_000);
        }
        labels(12, "wav");
        consent();

        assertThat(Recordings.check(folder).summary())
                .isEqualTo("12 recordings, 2.0 minutes, sample rates [16000], by language {hi=12}");
    }

    @Test
    void flacFilesCountToo() throws IOException {
        for (int i = 0; i < 6; i++) {
            flac(i + ".flac", 12, 44_100);
        }
        labels(6, "flac");
        consent();

        assertThat(Recordings.check(folder).summary())
                .isEqualTo("6 recordings, 1.2 minutes, sample rates [44100], by language {hi=6}");
    }

    @Test
    void everythingThatIsWrongIsToldTogether() throws IOException {
        wav("0.wav", 20, 16_000);
        Files.writeString(folder.resolve("1.wav"), "no audio");
        labels(3, "wav");

        assertThatExceptionOfType(ModelsException.class)
                .isThrownBy(() -> Recordings.check(folder))
                .withMessageContaining("no consent note")
                .withMessageContaining("0.wav is 20.0 s")
                .withMessageContaining("1.wav is no WAV or FLAC file")
                .withMessageContaining("set.jsonl:3: \"audio\" names no file");
    }

    @Test
    void aFewSecondsAreTooLittle() throws IOException {
        wav("0.wav", 5, 16_000);
        labels(1, "wav");
        consent();

        assertThatExceptionOfType(ModelsException.class)
                .isThrownBy(() -> Recordings.check(folder))
                .withMessageContaining("5 s in all");
    }
}

package dev.kanak.server.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanak.core.speech.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {

    @TempDir
    private Path folder = Path.of("");

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    @Test
    void aBlankLineIsPassedOverButCounted() throws IOException {
        var lines = JsonLines.read(file("set.jsonl", "{\"text\":\"हाँ\"}\n\n{\"text\":\"जी\"}\n"));

        assertThat(lines).extracting(JsonLine::number).containsExactly(1, 3);
        assertThat(lines).extracting(line -> line.text("text")).containsExactly("हाँ", "जी");
    }

    @Test
    void aFolderIsItsFilesInTheOrderOfTheirNames() throws IOException {
        file("b.jsonl", "{\"text\":\"b\"}");
        file("a.jsonl", "{\"text\":\"a\"}");
        file("notes.txt", "not JSON");

        assertThat(JsonLines.read(folder)).extracting(line -> line.text("text")).containsExactly("a", "b");
    }

    @Test
    void ofAFolderTheFilesOfOneKindAreEnough() throws IOException {
        file("dialogues.jsonl", "{\"text\":\"d\"}");
        file("turn_dev.jsonl", "{\"text\":\"t\"}");

        assertThat(JsonLines.read(folder, "turn"))
                .extracting(line -> line.text("text"))
                .containsExactly("t");
        assertThat(JsonLines.read(folder, "stt"))
                .extracting(line -> line.text("text"))
                .containsExactly("d", "t");
    }

    @Test
    void aByteOrderMarkAndLineEndsOfWindowsArePassedOver() throws IOException {
        Path file = file("set.jsonl", "\uFEFF{\"text\":\"हाँ\"}\r\n{\"text\":\"जी\"}\r\n");

        assertThat(JsonLines.read(file)).extracting(line -> line.text("text")).containsExactly("हाँ", "जी");
    }

    @Test
    void aLineThatIsNoObjectIsNamedByFileAndLine() throws IOException {
        Path file = file("set.jsonl", "{\"text\":\"a\"}\n[1]\n");

        assertThatThrownBy(() -> JsonLines.read(file))
                .isInstanceOf(EvalException.class)
                .hasMessage(file + ":2: must be a JSON object");
    }

    @Test
    void aBrokenLineIsNamedByFileAndLine() throws IOException {
        Path file = file("set.jsonl", "{\"text\":");

        assertThatThrownBy(() -> JsonLines.read(file))
                .isInstanceOf(EvalException.class)
                .hasMessageStartingWith(file + ":1: is not JSON");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> JsonLines.read(folder.resolve("none.jsonl")))
                .isInstanceOf(EvalException.class)
                .hasMessageEndingWith("none.jsonl: no such file");
    }

    @Test
    void audioIsFoundBesideItsFile() throws IOException {
        Path sound = file("yes.wav", "");
        Path file = file("set.jsonl", "{\"audio\":\"yes.wav\"}\n{\"audio\":\"no.wav\"}");
        List<JsonLine> lines = JsonLines.read(file);

        assertThat(lines.getFirst().path("audio")).isEqualTo(sound.toAbsolutePath());
        assertThatThrownBy(() -> lines.getLast().path("audio"))
                .hasMessage(file + ":2: \"audio\" names no file: no.wav");
    }

    @Test
    void theLanguageGoesByEitherName() throws IOException {
        Path file = file("set.jsonl", "{\"language\":\"hi\"}\n{\"lang\":\"hinglish\"}\n{}\n{\"lang\":\"xx\"}");
        List<JsonLine> lines = JsonLines.read(file);

        assertThat(lines.subList(0, 3))
                .extracting(line -> line.language().orElse(null))
                .containsExactly(Language.HINDI, Language.HINGLISH, null);
        assertThatThrownBy(() -> lines.getLast().language()).hasMessage(file + ":4: names no known language: \"xx\"");
    }

    @Test
    void whatIsWrittenCanBeRead() {
        Path file = folder.resolve("out.jsonl");
        JsonLines.write(file, List.of(Map.of("text", "जी हाँ"), Map.of("text", "नहीं")));

        assertThat(JsonLines.read(file)).extracting(line -> line.text("text")).containsExactly("जी हाँ", "नहीं");
    }
}

package dev.kanak.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class CommandLineTest {

    private static final String HOME = "kanak.home";

    @BeforeEach
    void setHome() {
        System.setProperty(HOME, Path.of("..").toAbsolutePath().normalize().toString());
    }

    @AfterEach
    void clearHome() {
        System.clearProperty(HOME);
    }

    /** A percent sign that is not doubled makes the help print a warning before every other line. */
    @Test
    void everyDescriptionIsAFormat() {
        var texts = new ArrayList<String>();
        collect(Main.commandLine(), texts);

        for (String text : texts) {
            assertThatCode(() -> String.format(text)).as(text).doesNotThrowAnyException();
        }
    }

    /** What a part of Kanak says of its own failure is for the reader; only what nobody foresaw is named by its class. */
    @Test
    void aModelThatIsNotThereIsToldInWordsAlone(@TempDir Path folder) throws IOException {
        Path set = Files.writeString(
                folder.resolve("set.jsonl"), "{\"question\":\"ब्याज\",\"language\":\"hi\",\"gold_articles\":[\"x\"]}");
        var err = new StringWriter();
        int exit = Main.commandLine()
                .setErr(new PrintWriter(err, true))
                .execute("eval", "retrieval", "--data", set.toString(), "--set", "knowledge.embedder=/none/here");

        assertThat(exit).isEqualTo(Main.START_FAILED);
        assertThat(err.toString()).startsWith("kanak: knowledge.embedder: ").doesNotContain("Exception");
    }

    private static void collect(CommandLine line, List<String> texts) {
        CommandSpec spec = line.getCommandSpec();
        texts.addAll(Arrays.asList(spec.usageMessage().description()));
        spec.options().forEach(option -> texts.addAll(Arrays.asList(option.description())));
        spec.positionalParameters().forEach(parameter -> texts.addAll(Arrays.asList(parameter.description())));
        line.getSubcommands().values().forEach(each -> collect(each, texts));
    }
}

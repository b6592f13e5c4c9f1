package dev.kanak.server.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SpeechTextCommandTest {

    @TempDir
    private Path folder = Path.of(".");

    private final StringWriter out = new StringWriter();

    private int run(String data, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("texts.jsonl"), data);
        var line = new CommandLine(new SpeechTextCommand())
                .setOut(new PrintWriter(out))
                .setExecutionExceptionHandler((failure, _, _) -> {
                    out.write(String.valueOf(failure.getMessage()));
                    return 2;
                });
        var arguments = new ArrayList<>(List.of("--data", file.toString()));
        arguments.addAll(List.of(more));
        return line.execute(arguments.toArray(String[]::new));
    }

    @Test
    void theAccuracyIsPrintedByLanguageAndKindAndEachMiss() throws IOException {
        int exit = run("""
            {"id": "1", "lang": "hi", "kind": "money", "input": "₹2,50,000", "expected": "दो लाख पचास हज़ार रुपये"}
            {"id": "2", "lang": "hi", "kind": "money", "input": "₹1,50,000", "expected": "?", "accept": ["एक लाख पचास हज़ार रुपये"]}
            {"id": "3", "lang": "en", "kind": "phone", "input": "₹100", "expected": "a hundred"}
            """);

        assertThat(exit).isZero();
        assertThat(out.toString())
                .containsPattern("hi +2 +2 +100.0")
                .containsPattern("en +0 +1 +0.0")
                .containsPattern("money +2 +2 +100.0")
                .containsPattern("expected a hundred\\s+got +one hundred rupees")
                .contains("2 of 3 right (66.7 %)");
    }

    @Test
    void aRecordWithoutALanguageIsNamed() throws IOException {
        assertThat(run("{\"id\": \"1\", \"input\": \"₹100\", \"expected\": \"x\"}\n"))
                .isEqualTo(2);
        assertThat(out.toString()).contains("texts.jsonl").contains("names no language");
    }
}

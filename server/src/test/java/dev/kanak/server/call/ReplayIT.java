package dev.kanak.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A conversation held over the API, held again from the log that the server wrote. */
@ExtendWith(KanakExtension.class)
final class ReplayIT {

    /** Told by the caller, so that the log can be found. */
    private static final String MARK = "my name is Zebulon Quill";

    private static final String NOW = "2026-11-20T11:00:00+05:30";

    private final Signalling http;

    ReplayIT(KanakProcess kanak) {
        http = new Signalling(kanak.base());
    }

    private static List<String> hold(Signalling http) throws IOException {
        var opened = Signalling.json(http.postJson("/v1/chats", Map.of("language", "en-IN", "now", NOW)));
        String messages = "/v1/chats/" + opened.path("id").asText() + "/messages";
        for (String text : List.of("yes", "I have fifty grams, twenty two karat", MARK, "what documents do I need")) {
            assertThat(http.postJson(messages, Map.of("text", text)).statusCode())
                    .isEqualTo(200);
        }
        http.postJson(messages, Map.of("event", "barge_in", "ms", 900, "text", "thanks, bye"));
        try (Stream<Path> logs = Files.list(Checkout.root().resolve("data/runtime/replay"))) {
            for (Path log : logs.toList()) {
                List<String> lines = Files.readAllLines(log);
                if (lines.stream().anyMatch(line -> line.contains(MARK))) {
                    Files.delete(log);
                    return lines;
                }
            }
        }
        throw new AssertionError("the chat left no log");
    }

    private record Run(int exit, String output) {}

    private static Run replay(List<String> lines) throws IOException, InterruptedException {
        Path file = Checkout.output("replay.jsonl");
        Files.write(file, lines);
        Process kanak = new ProcessBuilder("./kanak", "replay", file.toString(), "--profile", "test")
                .directory(Checkout.root().toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(kanak.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(kanak.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(kanak.exitValue(), output);
    }

    @Test
    void aLoggedConversationIsHeldAgainToTheSameDecisionsAndADifferenceIsFound()
            throws IOException, InterruptedException {
        List<String> lines = hold(http);

        Run same = replay(lines);
        assertThat(same.output()).contains("identical: the decisions on");
        assertThat(same.exit()).isZero();

        List<String> changed = new ArrayList<>(lines);
        int quote = indexOf(changed, "4,80,000");
        changed.set(quote, changed.get(quote).replace("4,80,000", "4,90,000"));
        Run different = replay(changed);
        assertThat(different.output()).contains("differs at line " + (quote + 1));
        assertThat(different.exit()).isEqualTo(3);

        Run none = replay(List.of("{}"));
        assertThat(none.output()).contains("cannot be replayed").doesNotContain("\tat ");
        assertThat(none.exit()).isEqualTo(2);
    }

    private static int indexOf(List<String> lines, String text) {
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).startsWith("{\"decided\"") && lines.get(at).contains(text)) {
                return at;
            }
        }
        throw new AssertionError("nothing was decided about " + text);
    }
}

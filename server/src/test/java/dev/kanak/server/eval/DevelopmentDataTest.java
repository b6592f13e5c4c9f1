package dev.kanak.server.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The conversation's own files in {@code data/eval}, judged by the commands that judge any file: what worked still works. */
final class DevelopmentDataTest {

    private static final String HOME = "kanak.home";
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern TOTAL =
            Pattern.compile("(?m)^(?:dialogues|slots|intents|speech texts): (\\d+) of (\\d+)");

    @BeforeAll
    static void fromTheRepository() {
        System.setProperty(HOME, REPOSITORY.toString());
    }

    @AfterAll
    static void noMore() {
        System.clearProperty(HOME);
    }

    /** Share of a file's records that are right; the misses are in the failure's text. */
    private static void atLeast(double share, Object command, String file) {
        StringWriter printed = new StringWriter();
        int exit = new CommandLine(command)
                .setOut(new PrintWriter(printed))
                .execute("--data", REPOSITORY.resolve("data/eval").resolve(file).toString());
        Matcher total = TOTAL.matcher(printed.toString());

        assertThat(exit).as(printed.toString()).isZero();
        assertThat(total.find()).as(printed.toString()).isTrue();
        double right = Integer.parseInt(total.group(1));
        assertThat(right / Integer.parseInt(total.group(2)))
                .as(printed.toString())
                .isGreaterThanOrEqualTo(share);
    }

    @Test
    void everyDialogueSucceeds() {
        atLeast(1, new DialoguesCommand(), "dialogues.jsonl");
    }

    @Test
    void everySlotIsRead() {
        atLeast(1, new SlotsCommand(), "slots.jsonl");
    }

    @Test
    void intentsAreUnderstood() {
        atLeast(0.98, new IntentsCommand(), "intents.jsonl");
    }

    @Test
    void everySpeechTextIsSpoken() {
        atLeast(1, new SpeechTextCommand(), "speech_texts.jsonl");
    }
}

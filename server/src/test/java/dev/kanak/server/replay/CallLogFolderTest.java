package dev.kanak.server.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.agent.replay.CallLog;
import dev.kanak.core.speech.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallLogFolderTest {

    private static final Instant NOW = Instant.parse("2026-11-20T05:30:00Z");
    private static final CallLog.Heading HEADING = new CallLog.Heading(Optional.of(Language.ENGLISH), Optional.empty());

    @TempDir
    private Path temporary = Path.of(".");

    private CallLogFolder folder() throws IOException {
        var config = new ReplayConfig(Optional.of(temporary.resolve("logs")), Duration.ofDays(7));
        return CallLogFolder.of(config, () -> NOW).orElseThrow();
    }

    private Path file(String conversation) {
        return temporary.resolve("logs").resolve(conversation + ".jsonl");
    }

    @Test
    void nothingIsWrittenUnlessAFolderIsNamed() throws IOException {
        assertThat(CallLogFolder.of(new ReplayConfig(Optional.empty(), Duration.ofDays(7)), () -> NOW))
                .isEmpty();
    }

    @Test
    void aLogBeginsWithItsHeadingAndIsReadableByItsOwnerOnly() throws IOException {
        var log = folder().open("call-1", HEADING);
        log.accept("one");
        log.accept("two");

        List<String> lines = Files.readAllLines(file("call-1"));
        assertThat(CallLog.heading(lines)).isEqualTo(HEADING);
        assertThat(lines.subList(1, 3)).containsExactly("one", "two");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("call-1"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aLogIsDeletedWhenItsTimeIsOver() throws IOException {
        folder().open("call-old", HEADING);
        folder().open("call-new", HEADING);
        Files.setLastModifiedTime(file("call-old"), FileTime.from(NOW.minus(Duration.ofDays(8))));
        Files.setLastModifiedTime(file("call-new"), FileTime.from(NOW.minus(Duration.ofDays(6))));

        folder().open("call-3", HEADING);

        assertThat(file("call-old")).doesNotExist();
        assertThat(file("call-new")).exists();
    }

    @Test
    void aLogThatCannotBeWrittenCostsNobodyACall() throws IOException {
        var logs = folder();
        Files.delete(temporary.resolve("logs"));
        logs.open("call-1", HEADING).accept("one");
        assertThat(file("call-1")).doesNotExist();
    }
}

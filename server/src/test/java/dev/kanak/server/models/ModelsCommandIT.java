package dev.kanak.server.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands as they are typed, with the repository as the home folder. */
class ModelsCommandIT {

    private static final String HOME = "kanak.home";

    @TempDir
    private Path folder = Path.of(".");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void setHome() {
        System.setProperty(HOME, Path.of("..").toAbsolutePath().normalize().toString());
    }

    @AfterEach
    void clearHome() {
        System.clearProperty(HOME);
    }

    @Test
    void listNamesModelSizeLicenceAndGate() {
        assertThat(run("list")).isZero();
        assertThat(out.toString())
                .contains("indicconformer-hi")
                .contains("about 130 MB, MIT")
                .contains("about 2.6 GB, MIT, gated");
    }

    @Test
    void checkLoadsEveryModelAndPrintsWhatItHeard() {
        assertThat(run("check", "--profile", "test")).isZero();
        assertThat(out.toString())
                .contains("recogniser embedded")
                .contains("heard \"")
                .contains("लोन चाहिए")
                .contains("real-time factor")
                .contains("MB of memory")
                .contains("voice activity")
                .contains("end of turn")
                .contains("embedder")
                .doesNotContain("fallback", "reranker");
    }

    @Test
    void checkLoadsWhatIsConfiguredBesideTheDefaults() {
        int exit = run(
                "check",
                "--profile",
                "test",
                "--set",
                "stt.fallback-engine=whisper",
                "--set",
                "whisper.directory=/none/here",
                "--set",
                "knowledge.reranker=kanak",
                "--set",
                "knowledge.embedder=/none/here");
        assertThat(exit).isEqualTo(1);
        assertThat(out.toString())
                .containsPattern("fallback whisper +FAILED: there is no folder here")
                .containsPattern("embedder +FAILED: ")
                .containsPattern("reranker +loaded");
    }

    @Test
    void checkTellsWhichModelFailsAndWhatToDo() {
        int exit = run(
                "check", "--profile", "test", "--set", "stt.engine=whisper", "--set", "whisper.directory=/none/here");
        assertThat(exit).isEqualTo(1);
        assertThat(out.toString())
                .contains("recogniser whisper")
                .contains("FAILED: there is no folder here (key whisper.directory;")
                .contains("voice activity");
    }

    @Test
    void fetchAsksNobodyWhereNobodyIs() throws IOException {
        try (var hub = new FakeHub()) {
            int exit =
                    run("fetch", "indicconformer-hi", "--hub", hub.address().toString(), "--into", folder.toString());
            assertThat(exit).isEqualTo(1);
            assertThat(out.toString()).contains("licence: MIT");
            assertThat(err.toString()).contains("add --accept-licence");
            assertThat(hub.hubSaw).isEmpty();
        }
    }

    private int run(String... arguments) {
        return new CommandLine(new ModelsCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler((failure, line, _) -> {
                    line.getErr().println(failure.getMessage());
                    return 1;
                })
                .execute(arguments);
    }
}

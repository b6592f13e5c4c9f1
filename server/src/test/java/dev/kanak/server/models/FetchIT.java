package dev.kanak.server.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fetching from a hub in this process that redirects, lists in pages, resumes, refuses, breaks off and lies. */
class FetchIT {

    private static final String TOKEN = "hf_secretsecretsecret";

    @TempDir
    private Path temporary = Path.of(".");

    private FakeHub hub;
    private Path folder = Path.of(".");
    private final StringWriter printed = new StringWriter();
    private final byte[] weights = random(300_000);

    FetchIT() throws IOException {
        hub = new FakeHub();
    }

    @BeforeEach
    void publish() {
        folder = temporary.resolve("model");
        hub.files.put("model.onnx", weights);
        hub.files.put("vocab.txt", "<unk> 0\n".getBytes(StandardCharsets.UTF_8));
        hub.files.put("assets/layers.0.weight", random(1000));
        hub.files.put("assets/layers.1.weight", random(1000));
        hub.files.put("README.md", random(10));
        hub.withoutChecksum.add("vocab.txt");
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void filesAndPatternsAreFetchedUnchangedAndNothingElse() throws Exception {
        fetch(model("model.onnx", "vocab.txt", "assets/layers.*"));
        assertThat(folder.resolve("model.onnx")).hasBinaryContent(weights);
        assertThat(folder.resolve("assets/layers.0.weight")).exists();
        assertThat(folder.resolve("assets/layers.1.weight")).exists();
        assertThat(folder.resolve("README.md")).doesNotExist();
        assertThat(folder.resolve("model.onnx.part")).doesNotExist();
        assertThat(printed.toString())
                .contains("model.onnx fetched; SHA-256 as the hub says")
                .contains("vocab.txt fetched; SHA-256 not given by anyone; written down in kanak-fetched.json");
    }

    @Test
    void aReceiptTellsSourceLicenceAndChecksums() throws Exception {
        fetch(model("model.onnx"));
        var receipt =
                new ObjectMapper().readTree(folder.resolve("kanak-fetched.json").toFile());
        assertThat(receipt.path("repository").asText()).isEqualTo("owner/model");
        assertThat(receipt.path("licence").asText()).isEqualTo("MIT");
        assertThat(receipt.path("licence_accepted_at").asText()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(receipt.path("files").path("model.onnx").path("sha256").asText())
                .isEqualTo(FakeHub.sha256(weights));
    }

    @Test
    void whatIsHereIsCheckedAndNotFetchedAgain() throws Exception {
        fetch(model("model.onnx", "vocab.txt"));
        hub.served.clear();
        fetch(model("model.onnx", "vocab.txt"));
        assertThat(hub.served).isEmpty();
        assertThat(printed.toString()).contains("vocab.txt is here; SHA-256 as the first download");
    }

    @Test
    void whatWasDamagedOnDiskIsFetchedAgain() throws Exception {
        fetch(model("model.onnx"));
        Files.write(folder.resolve("model.onnx"), other(300_000));
        fetch(model("model.onnx"));
        assertThat(folder.resolve("model.onnx")).hasBinaryContent(hub.files.get("model.onnx"));
        assertThat(printed.toString())
                .contains("model.onnx is here but is not what the first download (kanak-fetched.json) says");
    }

    @Nested
    class Resuming {

        @Test
        void goesOnWhereTheConnectionBroke() throws Exception {
            hub.breakAfter.put("model.onnx", 100_000);
            assertThatExceptionOfType(ModelsException.class)
                    .isThrownBy(() -> fetch(model("model.onnx")))
                    .withMessageContaining("run the command again to go on");
            long here = Files.size(folder.resolve("model.onnx.part"));
            assertThat(here).isBetween(1L, 100_000L);

            fetch(model("model.onnx"));
            assertThat(folder.resolve("model.onnx")).hasBinaryContent(weights);
            assertThat(hub.served).containsExactly("model.onnx 0-100000", "model.onnx %d-300000".formatted(here));
            assertThat(hub.filesSaw.getLast().range()).isEqualTo("bytes=%d-".formatted(here));
        }

        @Test
        void beginsAnewIfTheFileHasChangedMeanwhile() throws Exception {
            hub.breakAfter.put("model.onnx", 100_000);
            assertThatExceptionOfType(ModelsException.class).isThrownBy(() -> fetch(model("model.onnx")));
            byte[] other = random(200_000);
            hub.files.put("model.onnx", other);
            fetch(model("model.onnx"));
            assertThat(folder.resolve("model.onnx")).hasBinaryContent(other);
            assertThat(hub.served).last().isEqualTo("model.onnx 0-200000");
        }
    }

    @Nested
    class Checksums {

        @Test
        void aCorruptFileIsDeletedAndNamed() {
            hub.corruption = other(300_000);
            assertThatExceptionOfType(ModelsException.class)
                    .isThrownBy(() -> fetch(model("model.onnx")))
                    .withMessageStartingWith("model.onnx is not what the hub says: SHA-256 ")
                    .withMessageEndingWith("it was deleted, run the command again");
            assertThat(folder.resolve("model.onnx")).doesNotExist();
            assertThat(folder.resolve("model.onnx.part")).doesNotExist();
        }

        @Test
        void thatOfTheCatalogueCountsBeforeTheHubs() {
            var file = new Catalogue.File("model.onnx", Optional.of("0".repeat(64)), false);
            assertThatExceptionOfType(ModelsException.class)
                    .isThrownBy(() -> fetch(model(List.of(file))))
                    .withMessageStartingWith("model.onnx is not what the catalogue says");
        }

        @Test
        void oneThatNobodyGaveIsComparedFromTheSecondDownloadOn() throws Exception {
            fetch(model("vocab.txt"));
            Files.delete(folder.resolve("vocab.txt"));
            hub.files.put("vocab.txt", other(8));
            assertThatExceptionOfType(ModelsException.class)
                    .isThrownBy(() -> fetch(model("vocab.txt")))
                    .withMessageStartingWith("vocab.txt is not what the first download (kanak-fetched.json) says");
        }
    }

    @Nested
    class Gated {

        @ParameterizedTest
        @ValueSource(ints = {401, 403})
        void withoutATokenTheWayToOneIsExplained(int status) {
            hub.refuseWith = status;
            assertThatExceptionOfType(ModelsException.class)
                    .isThrownBy(() -> fetch(model("model.onnx")))
                    .withMessageStartingWith("owner/model is gated")
                    .withMessageContaining("No token was given.")
                    .withMessageContaining("/settings/tokens")
                    .withMessageContaining("HF_TOKEN=<token> kanak models fetch small");
        }

        @Test
        void aTokenOpensItAndDoesNotFollowTheRedirect() throws Exception {
            hub.refuseWith = 401;
            hub.acceptedToken = TOKEN;
            fetch(model("model.onnx"), Optional.of(TOKEN));
            assertThat(hub.hubSaw)
                    .allSatisfy(seen -> assertThat(seen.authorization()).isEqualTo("Bearer " + TOKEN));
            assertThat(hub.filesSaw)
                    .isNotEmpty()
                    .allSatisfy(seen -> assertThat(seen.authorization()).isEqualTo("null"));
        }

        @Test
        void aTokenThatIsNotAcceptedIsNeverPrinted() {
            hub.refuseWith = 403;
            assertThatExceptionOfType(ModelsException.class)
                    .isThrownBy(() -> fetch(model("model.onnx"), Optional.of(TOKEN)))
                    .withMessageContaining("The token in HF_TOKEN was not accepted")
                    .satisfies(refused ->
                            assertThat(refused.getMessage() + printed).doesNotContain(TOKEN));
        }
    }

    @Nested
    class Failures {

        @Test
        void aLicenceThatIsNotAcceptedFetchesNothing() {
            assertThatExceptionOfType(ModelsException.class)
                    .isThrownBy(() -> run(model("model.onnx"), Optional.empty(), false))
                    .withMessage("the licence was not accepted; nothing was fetched");
            assertThat(hub.hubSaw).isEmpty();
            assertThat(folder).doesNotExist();
        }

        @Test
        void aFileThatThePublisherTookAwayListsWhatThereIs() {
            assertThatExceptionOfType(ModelsException.class)
                    .isThrownBy(() -> fetch(model("gone.onnx")))
                    .withMessageStartingWith("owner/model has no file gone.onnx any more; it has [README.md,");
        }

        @Test
        void anOptionalFileMayBeMissing() throws Exception {
            var optional = new Catalogue.File("gone.onnx", Optional.empty(), true);
            var wanted = new Catalogue.File("model.onnx", Optional.empty(), false);
            fetch(model(List.of(optional, wanted)));
            assertThat(folder.resolve("model.onnx")).exists();
        }

        @Test
        void aDiskThatCannotBeWrittenIsNamed() throws IOException {
            Files.writeString(folder, "a file where the folder should be");
            assertThatExceptionOfType(ModelsException.class)
                    .isThrownBy(() -> fetch(model("model.onnx")))
                    .withMessageStartingWith("cannot write ");
        }

        @Test
        void aDiskWithoutRoomIsToldBeforeTheDownload() {
            hub.claimedSize.put("model.onnx", Long.MAX_VALUE / 2);
            assertThatExceptionOfType(ModelsException.class)
                    .isThrownBy(() -> fetch(model("model.onnx")))
                    .withMessageContaining("MB are needed and")
                    .withMessageContaining("--into");
            assertThat(hub.served).isEmpty();
        }

        @Test
        void aHubThatListsAPathOutsideTheFolderIsNotFollowed() {
            hub.files.put("../evil.onnx", random(10));
            assertThatExceptionOfType(ModelsException.class)
                    .isThrownBy(() -> fetch(model("model.onnx")))
                    .withMessageContaining("path leaves its folder: ../evil.onnx");
            assertThat(temporary.resolve("evil.onnx")).doesNotExist();
        }

        @Test
        void aHubThatIsNotThereIsNamed() {
            hub.close();
            assertThatExceptionOfType(ModelsException.class)
                    .isThrownBy(() -> fetch(model("model.onnx")))
                    .withMessageStartingWith("cannot reach localhost");
        }

        @Test
        void aHubInTroubleIsNamedWithItsAnswer() {
            hub.refuseWith = 503;
            assertThatExceptionOfType(ModelsException.class)
                    .isThrownBy(() -> fetch(model("model.onnx")))
                    .withMessage("localhost answered 503");
        }
    }

    @Test
    void progressIsToldToTheEnd() throws Exception {
        var told = new ArrayList<Long>();
        try (var opened = new Hub(hub.address(), Optional.empty())) {
            new Fetch(opened, _ -> true, (_, done, _) -> told.add(done), new PrintWriter(printed), Instant::now)
                    .fetch(model("model.onnx"), folder);
        }
        assertThat(told).isSorted().last().isEqualTo(300_000L);
    }

    private void fetch(Catalogue.Model model) throws InterruptedException {
        fetch(model, Optional.empty());
    }

    private void fetch(Catalogue.Model model, Optional<String> token) throws InterruptedException {
        run(model, token, true);
    }

    private void run(Catalogue.Model model, Optional<String> token, boolean accepted) throws InterruptedException {
        try (var opened = new Hub(hub.address(), token)) {
            new Fetch(
                            opened,
                            _ -> accepted,
                            (_, _, _) -> {},
                            new PrintWriter(printed, true),
                            () -> Instant.parse("2026-01-02T03:04:05Z"))
                    .fetch(model, folder);
        }
    }

    private static Catalogue.Model model(String... paths) {
        return model(List.of(paths).stream()
                .map(path -> new Catalogue.File(path, Optional.empty(), false))
                .toList());
    }

    private static Catalogue.Model model(List<Catalogue.File> files) {
        return new Catalogue.Model(
                "small",
                "a model",
                "owner/model",
                "main",
                "MIT",
                URI.create("https://licence.example"),
                false,
                "300 kB",
                files,
                List.of());
    }

    private static byte[] random(int count) {
        var bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    private static byte[] other(int count) {
        byte[] bytes = random(count);
        bytes[count / 2] ^= 1;
        return bytes;
    }
}

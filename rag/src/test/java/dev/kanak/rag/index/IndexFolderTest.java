package dev.kanak.rag.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanak.core.error.RetrievalException;
import dev.kanak.core.speech.Language;
import dev.kanak.rag.analysis.TextAnalysis;
import dev.kanak.rag.search.Deadline;
import dev.kanak.rag.search.Embedder;
import dev.kanak.rag.search.Passage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexFolderTest {

    private static final TextAnalysis ANALYSIS = new TextAnalysis();
    private static final List<Passage> PASSAGES = List.of(
            new Passage("a.hi", "a", Language.HINDI, "नीलामी", "गहनों की नीलामी।", Map.of("authority", "RBI")),
            new Passage("b.hi", "b", Language.HINDI, "ब्याज", "सालाना दर।", Map.of()));

    private record Lengths(String fingerprint) implements Embedder {

        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public float[] embed(String text, Role role) {
            return text.startsWith("नी") ? new float[] {1, 0} : new float[] {0, 1};
        }
    }

    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void write() {
        folder = temporary.resolve("index");
        IndexFolder.write(folder, PASSAGES, ANALYSIS, Optional.of(new Lengths("one")));
    }

    @Test
    void whatWasWrittenIsFoundAgain() {
        try (PassageIndex index = IndexFolder.open(folder, Optional.of(new Lengths("one")))) {
            assertThat(index.byWords(ANALYSIS.question("neelami", true), 5))
                    .extracting(PassageIndex.WordHit::topicId)
                    .containsExactly("a");
            assertThat(index.topic("a")).containsExactly(PASSAGES.getFirst());
            assertThat(index.vectors().orElseThrow().search(new float[] {0, 1}, 1, Deadline.in(Duration.ofMinutes(1))))
                    .extracting(hit -> hit.passageId())
                    .containsExactly("b.hi");
            assertThat(index.version())
                    .isEqualTo(PassageIndex.inMemory(PASSAGES, ANALYSIS, Optional.of(new Lengths("one")))
                            .version());
        }
    }

    @Test
    void anIndexOfAnotherModelIsRefused() {
        assertThatThrownBy(() -> IndexFolder.open(folder, Optional.of(new Lengths("two"))))
                .isInstanceOf(RetrievalException.class)
                .hasMessageEndingWith("was embedded by another model; build it again");
    }

    @Test
    void withoutAModelWordsAreSearched() {
        try (PassageIndex index = IndexFolder.open(folder, Optional.empty())) {
            assertThat(index.vectors()).isEmpty();
            assertThat(index.byWords(ANALYSIS.question("ब्याज", true), 5)).hasSize(1);
        }
    }

    @Test
    void aChangedByteInAnyFileIsNoticedAndTheFileIsNamed() throws IOException {
        List<Path> files;
        try (var all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file ->
                            !file.endsWith("manifest.json") && !file.toString().endsWith(".lock"))
                    .toList();
        }
        assertThat(files).hasSizeGreaterThan(3);
        for (Path file : files) {
            byte[] content = Files.readAllBytes(file);
            byte[] damaged = content.clone();
            damaged[damaged.length / 2] ^= 1;
            Files.write(file, damaged);

            assertThatThrownBy(() -> IndexFolder.open(folder, Optional.empty()))
                    .as(file.toString())
                    .isInstanceOf(RetrievalException.class)
                    .hasMessageContaining("is damaged: " + folder.relativize(file));
            Files.write(file, content);
        }
    }

    @Test
    void aMissingFolderAndACutManifestAreRefused() throws IOException {
        assertThatThrownBy(() -> IndexFolder.open(temporary.resolve("none"), Optional.empty()))
                .isInstanceOf(RetrievalException.class)
                .hasMessageEndingWith("cannot be read; build it again");
        Files.writeString(folder.resolve("manifest.json"), "{\"format\": 1, \"ver");

        assertThatThrownBy(() -> IndexFolder.open(folder, Optional.empty()))
                .isInstanceOf(RetrievalException.class)
                .hasMessageContaining("is damaged");
    }
}

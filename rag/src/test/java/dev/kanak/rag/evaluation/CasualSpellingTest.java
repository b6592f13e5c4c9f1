package dev.kanak.rag.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CasualSpellingTest {

    @TempDir
    private Path folder;

    private CasualSpelling spelling() throws IOException {
        Files.writeString(folder.resolve("words.tsv"), "byaj\tब्याज\t2\nbyaaj\tब्याज\t1\n");
        return CasualSpelling.read(folder);
    }

    @Test
    void aKnownWordIsSpelledAsPeopleSpellIt() throws IOException {
        CasualSpelling spelling = spelling();
        Set<String> seen = new HashSet<>();
        for (int seed = 0; seed < 50; seed++) {
            seen.add(spelling.write("ब्याज", new Random(seed)));
        }

        assertThat(seen).containsExactlyInAnyOrder("byaj", "byaaj");
    }

    @Test
    void anUnknownWordIsSpelledLetterByLetterAndOthersStay() throws IOException {
        assertThat(spelling().write("दिल्ली में NFL 10।", new Random(1))).isEqualTo("dilli men NFL 10.");
    }

    @Test
    void spoilingTakesWordsAndLettersButNotMany() {
        String text = "suraj chand sitare aasman ".repeat(50).strip();

        String spoilt = CasualSpelling.spoil(text, new Random(3));

        assertThat(spoilt).isNotEqualTo(text);
        assertThat(spoilt.split(" ")).hasSizeBetween(170, 199);
        assertThat(CasualSpelling.spoil(text, new Random(3))).isEqualTo(spoilt);
    }
}

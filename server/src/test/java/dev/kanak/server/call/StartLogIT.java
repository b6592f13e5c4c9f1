package dev.kanak.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What somebody who starts Kanak sees until it is ready. */
@ExtendWith(KanakExtension.class)
final class StartLogIT {

    private final KanakProcess kanak;

    StartLogIT(KanakProcess kanak) {
        this.kanak = kanak;
    }

    @Test
    void saysFirstWhatItLoadsThenWhatIsDoneAndNoneOfItAgainOnceItIsReady() {
        List<String> lines = kanak.log().lines().toList();
        assertThat(lines.getFirst())
                .isEqualTo("kanak: starting; loads the recogniser, the voice and the lender's articles");
        assertThat(lines.get(1)).contains("\"starting\"", "stt.engine", "knowledge.embedder");
        assertThat(lines).filteredOn(line -> line.contains("\"starting\"")).hasSize(1);
        int ready = indexOf(lines, "\"ready\"");
        assertThat(lines.subList(0, ready)).anyMatch(line -> line.contains("\"loaded\"") && line.contains("took_ms"));
        assertThat(lines.subList(ready, lines.size())).noneMatch(line -> line.contains("\"loaded\""));
    }

    private static int indexOf(List<String> lines, String part) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(part)) {
                return i;
            }
        }
        throw new AssertionError("no line has " + part);
    }
}

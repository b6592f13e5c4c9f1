package dev.kanak.server.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.rag.knowledge.KnowledgeIndex;
import dev.kanak.rag.knowledge.LiveKnowledge;
import dev.kanak.rag.knowledge.LiveKnowledge.Exchange;
import dev.kanak.rag.knowledge.Publication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KnowledgeWatchTest {

    @TempDir
    private Path folder = Path.of("");

    private void write(String body) throws IOException {
        Files.writeString(folder.resolve("fees.en.md"), """
            ---
            id: "fees.en"
            title: "Fees"
            language: "en"
            tags: ["fees"]
            authority: "policy"
            valid_from: "2026-04-01"
            reviewed_on: "2026-11-20"
            ---
            # Fees
            """ + body);
    }

    @Test
    void onlyWhatIsPublishedIsServed() throws IOException {
        write("The fee is 250 rupees.");
        List<Exchange> exchanges = new ArrayList<>();
        try (LiveKnowledge knowledge = LiveKnowledge.open(() -> KnowledgeIndex.open(folder, Map.of()));
                KnowledgeWatch watch = new KnowledgeWatch(folder, knowledge, exchanges::add)) {
            write("The fee is 300 rupees.");
            watch.look();
            assertThat(exchanges).isEmpty();

            Publication.mark(folder, "v2", Instant.EPOCH);
            watch.look();
            watch.look();
            assertThat(exchanges).containsExactly(new Exchange.Swapped(knowledge.version()));

            write("The fee is {{missing}} rupees.");
            Publication.mark(folder, "v3", Instant.EPOCH);
            watch.look();
            assertThat(exchanges).hasSize(2).last().isInstanceOf(Exchange.Refused.class);
        }
    }
}

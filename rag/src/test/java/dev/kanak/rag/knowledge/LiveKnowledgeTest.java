package dev.kanak.rag.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.speech.Language;
import dev.kanak.rag.knowledge.LiveKnowledge.Exchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LiveKnowledgeTest {

    @TempDir
    private Path folder = Path.of("");

    private void write(String id, String title, String body) throws IOException {
        Files.writeString(folder.resolve(id + ".en.md"), """
            ---
            id: "%s.en"
            title: "%s"
            language: "en"
            tags: ["test"]
            authority: "policy"
            valid_from: "2026-04-01"
            reviewed_on: "2026-11-20"
            ---

            # %s

            %s
            """.formatted(id, title, title, body));
    }

    private LiveKnowledge open() {
        return LiveKnowledge.open(() -> KnowledgeIndex.open(folder, Map.of("fee", "250")));
    }

    @Test
    void anArticleThatWasAddedIsFoundAfterTheExchange() throws IOException {
        write("fees", "Processing fee", "The processing fee is {{fee}} rupees.");
        try (LiveKnowledge knowledge = open()) {
            String before = knowledge.version();
            write("parking", "Parking at the branch", "Every branch has a parking place for two cars.");

            assertThat(knowledge.find("is there parking at the branch", Language.ENGLISH, 1))
                    .isEmpty();
            assertThat(knowledge.exchange()).isInstanceOf(Exchange.Swapped.class);
            assertThat(knowledge.find("is there parking at the branch", Language.ENGLISH, 1))
                    .extracting(article -> article.id())
                    .containsExactly("parking.en");
            assertThat(knowledge.version()).isNotEqualTo(before);
        }
    }

    @Test
    void brokenArticlesAreAllNamedAndTheOldOnesStay() throws IOException {
        write("fees", "Processing fee", "The processing fee is {{fee}} rupees.");
        try (LiveKnowledge knowledge = open()) {
            String before = knowledge.version();
            write("gift", "Gift", "A gift of {{gift}} rupees.");
            Files.writeString(folder.resolve("half.en.md"), "---\nid: half");

            assertThat(knowledge.exchange())
                    .isInstanceOfSatisfying(
                            Exchange.Refused.class,
                            refused -> assertThat(refused.reason())
                                    .contains("gift.en", "unknown variable gift", "known are [fee]", "half.en.md"));
            assertThat(knowledge.version()).isEqualTo(before);
            assertThat(knowledge.find("processing fee", Language.ENGLISH, 1)).isNotEmpty();
        }
    }

    @Test
    void filesThatSayTheSameChangeNothing() throws IOException {
        write("fees", "Processing fee", "The processing fee is {{fee}} rupees.");
        try (LiveKnowledge knowledge = open()) {
            assertThat(knowledge.exchange()).isEqualTo(new Exchange.Unchanged(knowledge.version()));
        }
    }

    @Test
    void questionsAreAnsweredWhileTheKnowledgeIsExchanged() throws Exception {
        write("fees", "Processing fee", "The processing fee is {{fee}} rupees.");
        // A platform thread asks: a virtual one that finds every answer remembered would never give up its core.
        AtomicInteger answered = new AtomicInteger();
        AtomicBoolean done = new AtomicBoolean();
        try (LiveKnowledge knowledge = open();
                var asking = Executors.newSingleThreadExecutor()) {
            var answers = asking.submit(() -> {
                while (!done.get()) {
                    if (knowledge.find("processing fee", Language.ENGLISH, 1).isEmpty()) {
                        return false;
                    }
                    answered.incrementAndGet();
                }
                return true;
            });
            try {
                for (int i = 0; !answers.isDone() && (i < 5 || answered.get() == 0); i++) {
                    write("note", "Note " + i, "Note number " + i + ".");
                    assertThat(knowledge.exchange()).isInstanceOf(Exchange.Swapped.class);
                }
            } finally {
                done.set(true);
            }
            assertThat(answers.get()).as("every question was answered").isTrue();
            assertThat(answered.get()).isPositive();
        }
    }

    @Test
    void aPublicationIsSeenAsAWhole() {
        assertThat(Publication.read(folder)).isEmpty();
        Publication.mark(folder, "abc", Instant.EPOCH);
        assertThat(Publication.read(folder)).contains("abc 1970-01-01T00:00:00Z");
        Publication.mark(folder, "def", Instant.EPOCH);
        assertThat(Publication.read(folder)).contains("def 1970-01-01T00:00:00Z");
        assertThat(folder.toFile().list()).containsExactly(".published");
    }
}

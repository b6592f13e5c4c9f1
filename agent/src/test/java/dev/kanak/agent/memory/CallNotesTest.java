package dev.kanak.agent.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.agent.memory.CallNotes.Kind;
import dev.kanak.agent.memory.CallNotes.Note;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CallNotesTest {

    private static final CallNotes NOTES = new CallNotes(List.of(
            new Note(Kind.ANSWERED, "answered fees"),
            new Note(Kind.SLOT, "gold 40 g"),
            new Note(Kind.FIGURE, "quoted up to ₹3,84,000 (t3)"),
            new Note(Kind.OPEN_QUESTION, "agent waits for product")));

    private static final TokenCount WORDS = text -> text.isEmpty() ? 0 : text.split(" ").length;

    @Test
    void everyNoteIsKeptWhileThereIsRoom() {
        assertThat(NOTES.within(100, WORDS))
                .isEqualTo("answered fees; gold 40 g; quoted up to ₹3,84,000 (t3); agent waits for product.");
    }

    @Test
    void whatWasAnsweredGoesFirstTheOpenQuestionLast() {
        assertThat(NOTES.within(12, WORDS))
                .isEqualTo("gold 40 g; quoted up to ₹3,84,000 (t3); agent waits for product.");
        assertThat(NOTES.within(4, WORDS)).isEqualTo("agent waits for product.");
        assertThat(NOTES.within(3, WORDS)).isEqualTo("gold 40 g.");
    }

    @Test
    void aNoteIsNeverCut() {
        for (int words = 0; words <= 20; words++) {
            String text = NOTES.within(words, WORDS);
            List<String> clauses = text.isEmpty()
                    ? List.of()
                    : List.of(text.replaceFirst("\\.$", "").split("; "));

            assertThat(NOTES.notes().stream().map(Note::text)).containsAll(clauses);
            assertThat(WORDS.of(text)).isLessThanOrEqualTo(words);
        }
    }
}

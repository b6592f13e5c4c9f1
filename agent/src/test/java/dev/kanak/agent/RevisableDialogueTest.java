package dev.kanak.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.dialogue.Dialogue;
import dev.kanak.core.dialogue.DialogueAction;
import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.Transcript;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RevisableDialogueTest {

    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-20T11:00+05:30[Asia/Kolkata]");

    private final Dialogue dialogue = new RevisableDialogue(Remembering::new);

    private void on(DialogueInput input) {
        var _ = dialogue.on(input, NOW);
    }

    private static DialogueInput said(String text) {
        return new DialogueInput.CallerSaid(transcript(text));
    }

    private static DialogueInput wentOn(String whole) {
        return new DialogueInput.WentOn(transcript(whole));
    }

    private static Transcript transcript(String text) {
        return new Transcript(text, Language.HINDI, 1);
    }

    private String remembered() {
        return dialogue.summary();
    }

    @Test
    void theWholeTurnTakesThePlaceOfItsBeginning() {
        on(new DialogueInput.Started());
        on(said("नमस्ते"));
        on(said("पचास"));
        on(wentOn("पचास ग्राम"));
        assertThat(remembered()).isEqualTo("Started, नमस्ते, पचास ग्राम");
    }

    @Test
    void soDoesAThirdPiece() {
        on(new DialogueInput.Started());
        on(said("नौ आठ"));
        on(wentOn("नौ आठ सात छह"));
        on(wentOn("नौ आठ सात छह पाँच चार"));
        assertThat(remembered()).isEqualTo("Started, नौ आठ सात छह पाँच चार");
    }

    @Test
    void whatTheBeginningCausedIsTakenBackWithIt() {
        on(new DialogueInput.Started());
        on(said("ब्याज"));
        on(new DialogueInput.KnowledgeFound("ब्याज", List.of()));
        on(wentOn("ब्याज नहीं काग़ज़"));
        assertThat(remembered()).isEqualTo("Started, ब्याज नहीं काग़ज़");
    }

    @Test
    void theWholeIsDecidedOnLikeAnyTurn() {
        on(new DialogueInput.Started());
        on(said("क"));
        assertThat(dialogue.on(wentOn("क ख"), NOW)).containsExactly(new DialogueAction.EndCall("क ख"));
    }

    /** Remembers all it was told. */
    private static final class Remembering implements Dialogue {

        private final List<String> told = new ArrayList<>();

        @Override
        public List<DialogueAction> on(DialogueInput input, ZonedDateTime wallTime) {
            String text = input instanceof DialogueInput.CallerSaid(var transcript)
                    ? transcript.text()
                    : input.getClass().getSimpleName();
            told.add(text);
            return List.of(new DialogueAction.EndCall(text));
        }

        @Override
        public String summary() {
            return String.join(", ", told);
        }

        @Override
        public View view() {
            return new View("", Language.HINDI, Optional.empty(), Map.of(), Duration.ofSeconds(6), false);
        }
    }
}

package dev.kanak.server.gateway;

import dev.kanak.core.dialogue.Dialogue;
import dev.kanak.core.dialogue.DialogueAction;
import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.port.Tool;
import dev.kanak.core.speech.Language;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Repeats what it hears; "weigh" calls a tool, "read" searches, "bye" ends, "overflow" has no room on the stack. */
final class FakeDialogue implements Dialogue {

    private final Language language;
    private final Map<String, Object> slots = new LinkedHashMap<>();
    private boolean ended;

    FakeDialogue(Language language) {
        this.language = language;
    }

    @Override
    public List<DialogueAction> on(DialogueInput input, ZonedDateTime wallTime) {
        return switch (input) {
            case DialogueInput.Started _ -> say("Namaste at " + wallTime.toLocalTime());
            case DialogueInput.Resumed _ -> say("Namaste again.");
            case DialogueInput.CallerSaid(var transcript) -> said(transcript.text());
            case DialogueInput.WentOn(var whole) -> said(whole.text());
            case DialogueInput.HeardInPart(var _, var sure) -> sure.isBlank() ? say("Once more?") : said(sure);
            case DialogueInput.ToolFinished(var outcome) -> say(outcome.ok() ? "Weighed." : "The scale is broken.");
            case DialogueInput.KnowledgeFound(var _, var articles) -> say("Read " + articles.size() + ".");
            case DialogueInput.NoInput _ -> say("Are you there?");
            case DialogueInput.NoMatch _ -> say("Once more?");
            case DialogueInput.Interrupted(var heard) -> say("You heard: " + heard + ".");
        };
    }

    private List<DialogueAction> said(String text) {
        slots.put("last_words", text);
        return switch (text) {
            case "weigh" -> List.of(new DialogueAction.CallTool(new Tool.Request("t1", "scale", Map.of("grams", 50))));
            case "read" -> List.of(new DialogueAction.FindKnowledge("documents", language));
            case "bye" -> {
                ended = true;
                yield List.of(say("Goodbye.").getFirst(), new DialogueAction.EndCall("goodbye"));
            }
            case "overflow" -> throw new StackOverflowError();
            default -> say("You said " + text + ".");
        };
    }

    private List<DialogueAction> say(String text) {
        return List.of(new DialogueAction.Say(text, language, Optional.empty(), 1));
    }

    @Override
    public View view() {
        return new View(
                ended ? "ENDED" : "DISCOVERY",
                language,
                ended ? Optional.empty() : Optional.of("gold_weight_g"),
                Map.copyOf(slots),
                Duration.ofSeconds(6),
                ended);
    }
}

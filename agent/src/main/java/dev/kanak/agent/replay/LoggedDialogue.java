package dev.kanak.agent.replay;

import dev.kanak.core.dialogue.Dialogue;
import dev.kanak.core.dialogue.DialogueAction;
import dev.kanak.core.dialogue.DialogueInput;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Consumer;

/**
 * A dialogue that writes down what it is told and decides, so that {@link CallLog#replay} makes the same decisions again. The log holds
 * the caller's words: who keeps it answers for them. Not thread-safe.
 */
public final class LoggedDialogue implements Dialogue {

    private final Dialogue dialogue;
    private final Consumer<String> log;

    /**
     * @param log takes two lines for each input: the input and what was decided on it
     */
    public LoggedDialogue(Dialogue dialogue, Consumer<String> log) {
        this.dialogue = dialogue;
        this.log = log;
    }

    @Override
    public List<DialogueAction> on(DialogueInput input, ZonedDateTime wallTime) {
        log.accept(CallLog.write(input, wallTime));
        List<DialogueAction> decided = dialogue.on(input, wallTime);
        log.accept(CallLog.decided(decided));
        return decided;
    }

    @Override
    public View view() {
        return dialogue.view();
    }

    @Override
    public String summary() {
        return dialogue.summary();
    }
}

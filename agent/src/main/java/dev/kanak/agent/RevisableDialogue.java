package dev.kanak.agent;

import dev.kanak.core.dialogue.Dialogue;
import dev.kanak.core.dialogue.DialogueAction;
import dev.kanak.core.dialogue.DialogueInput;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A dialogue that can take its last turn back: a caller who went on with it is answered as if nothing had been decided on its
 * beginning. A dialogue is pure, so a new one that is told all the inputs before that turn is in the state it then was in. Not
 * thread-safe.
 */
final class RevisableDialogue implements Dialogue {

    private final Supplier<Dialogue> same;
    private final List<Told> told = new ArrayList<>();
    private Dialogue dialogue;
    private int lastTurnAt;

    private record Told(DialogueInput input, ZonedDateTime at) {}

    /** @param same makes a dialogue that has not begun and decides as every other that it makes */
    RevisableDialogue(Supplier<Dialogue> same) {
        this.same = same;
        this.dialogue = same.get();
    }

    @Override
    public List<DialogueAction> on(DialogueInput input, ZonedDateTime wallTime) {
        DialogueInput next = input;
        if (input instanceof DialogueInput.WentOn(var whole)) {
            takeBack();
            next = new DialogueInput.CallerSaid(whole);
        }
        if (next instanceof DialogueInput.CallerSaid) {
            lastTurnAt = told.size();
        }
        told.add(new Told(next, wallTime));
        return dialogue.on(next, wallTime);
    }

    private void takeBack() {
        told.subList(Math.min(lastTurnAt, told.size()), told.size()).clear();
        dialogue = same.get();
        for (Told before : told) {
            var _ = dialogue.on(before.input(), before.at());
        }
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

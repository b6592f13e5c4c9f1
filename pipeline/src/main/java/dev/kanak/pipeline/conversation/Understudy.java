package dev.kanak.pipeline.conversation;

import dev.kanak.core.dialogue.Dialogue;
import dev.kanak.core.dialogue.DialogueInput;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A second dialogue that has heard all that the first has, so that a turn can be tried on it. A dialogue is pure, so the same
 * inputs bring it to the same state; one that was tried on is thrown away. {@link #heard} is the conversation's thread's, the
 * rest one other's.
 */
final class Understudy {

    private final Supplier<Dialogue> same;
    private final List<Heard> inputs = new CopyOnWriteArrayList<>();
    private @Nullable Dialogue ready;
    private int told;

    private record Heard(DialogueInput input, ZonedDateTime at) {}

    Understudy(Supplier<Dialogue> same) {
        this.same = same;
    }

    void heard(DialogueInput input, ZonedDateTime at) {
        inputs.add(new Heard(input, at));
    }

    /** Brings it to where the first dialogue is. */
    Dialogue prepare() {
        Dialogue dialogue = ready;
        if (dialogue == null) {
            dialogue = same.get();
            ready = dialogue;
            told = 0;
        }
        for (; told < inputs.size(); told++) {
            Heard next = inputs.get(told);
            var _ = dialogue.on(next.input(), next.at());
        }
        return dialogue;
    }

    /** Gives it away to be tried on. */
    Dialogue take() {
        Dialogue dialogue = prepare();
        ready = null;
        return dialogue;
    }
}

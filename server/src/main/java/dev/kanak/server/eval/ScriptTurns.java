package dev.kanak.server.eval;

import dev.kanak.core.dialogue.Dialogue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What the caller of a script does next: in order, but first the script's answer to a slot that the agent asks for. */
final class ScriptTurns {

    private final DialogueScript script;
    private final Deque<DialogueScript.Turn> queue;
    private final Set<String> answered = new HashSet<>();

    ScriptTurns(DialogueScript script) {
        this.script = script;
        this.queue = new ArrayDeque<>(script.turns());
    }

    /**
     * The caller's turn.
     *
     * @param answeredSlot slot that the agent asked for and that the script answers
     */
    record Next(DialogueScript.Turn turn, Optional<String> answeredSlot) {

        /** The line that shows it. */
        String line() {
            return "  caller%s %s"
                    .formatted(
                            answeredSlot.map(slot -> " (" + slot + "):").orElse(":"),
                            turn.text().isEmpty() ? "[" + turn.event() + "]" : turn.text());
        }
    }

    boolean remain() {
        return !queue.isEmpty();
    }

    /** What comes next, without taking it; there must be some left. */
    DialogueScript.Turn peek(Dialogue.View view) {
        return answer(view).orElseGet(queue::getFirst);
    }

    /** Takes what comes next; there must be some left. */
    Next next(Dialogue.View view) {
        Optional<DialogueScript.Turn> answer = answer(view);
        if (answer.isEmpty()) {
            return new Next(queue.removeFirst(), Optional.empty());
        }
        answered.add(view.askedSlot().orElseThrow());
        return new Next(answer.get(), view.askedSlot());
    }

    private Optional<DialogueScript.Turn> answer(Dialogue.View view) {
        return view.askedSlot()
                .filter(slot -> !answered.contains(slot))
                .flatMap(slot -> Optional.ofNullable(script.answers().get(slot)))
                .map(text -> new DialogueScript.Turn("speech", text, Optional.empty()));
    }
}

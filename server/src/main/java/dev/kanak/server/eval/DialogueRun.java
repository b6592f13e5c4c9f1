package dev.kanak.server.eval;

import dev.kanak.core.dialogue.Dialogue;
import dev.kanak.server.chats.ChatInput;
import dev.kanak.server.chats.ChatReply;
import dev.kanak.server.chats.ChatService;
import dev.kanak.server.talk.TalkOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One scripted dialogue held with the agent as a chat, open loop: the script goes on whatever the agent replies. */
final class DialogueRun {

    private static final int MOST_TURNS = 60;

    private final DialogueScript script;
    private final List<ChatReply> replies = new ArrayList<>();
    private final List<String> transcript = new ArrayList<>();

    private DialogueRun(DialogueScript script) {
        this.script = script;
    }

    /** Holds the whole dialogue. When the agent asks for a slot that the script answers, that answer is given first. */
    static HeldDialogue of(DialogueScript script, ChatService chats) throws InterruptedException {
        var run = new DialogueRun(script);
        run.hold(chats);
        return new HeldDialogue(script, run.replies, run.transcript);
    }

    private void hold(ChatService chats) throws InterruptedException {
        var options =
                new TalkOptions(Optional.empty(), Optional.of(script.now()), script.toolStubs(), Optional.empty());
        var opened = chats.open(options);
        take(opened.reply());
        var turns = new ScriptTurns(script);
        for (int turn = 0; turn < MOST_TURNS && turns.remain() && !view().ended(); turn++) {
            ScriptTurns.Next next = turns.next(view());
            transcript.add(next.line());
            take(chats.answer(opened.id(), input(next.turn())));
        }
    }

    private static ChatInput input(DialogueScript.Turn turn) {
        return switch (turn.event()) {
            case "no_input" -> new ChatInput.NoInput();
            case "no_match" -> new ChatInput.NoMatch();
            case "barge_in" ->
                new ChatInput.BargeIn(
                        Optional.of(Duration.ofMillis(turn.interruptsAtMs())),
                        turn.text().isBlank() ? Optional.empty() : Optional.of(turn.text()));
            default -> new ChatInput.Said(turn.text());
        };
    }

    private void take(ChatReply reply) {
        replies.add(reply);
        transcript.addAll(HeldDialogue.lines(reply));
    }

    private Dialogue.View view() {
        return replies.getLast().view();
    }
}

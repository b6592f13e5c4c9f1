package dev.kanak.server.eval;

import dev.kanak.core.dialogue.Dialogue;
import dev.kanak.core.port.Tool;
import dev.kanak.server.chats.ChatInput;
import dev.kanak.server.chats.ChatReply;
import dev.kanak.server.chats.ChatService;
import dev.kanak.server.talk.TalkOptions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One scripted dialogue held with the agent as a chat, open loop: the script goes on whatever the agent replies. */
final class DialogueRun {

    private static final int MOST_TURNS = 60;
    private static final int DEFAULT_BARGE_IN_MS = 800;

    private final DialogueScript script;
    private final List<ChatReply> replies = new ArrayList<>();
    private final List<String> transcript = new ArrayList<>();

    private DialogueRun(DialogueScript script) {
        this.script = script;
    }

    /** Holds the whole dialogue. When the agent asks for a slot that the script answers, that answer is given first. */
    static DialogueRun of(DialogueScript script, ChatService chats) throws InterruptedException {
        var run = new DialogueRun(script);
        run.hold(chats);
        return run;
    }

    private void hold(ChatService chats) throws InterruptedException {
        var options =
                new TalkOptions(Optional.empty(), Optional.of(script.now()), script.toolStubs(), Optional.empty());
        var opened = chats.open(options);
        take(opened.reply());
        var queue = new ArrayDeque<>(script.turns());
        Set<String> answered = new HashSet<>();
        for (int turn = 0; turn < MOST_TURNS && !queue.isEmpty() && !view().ended(); turn++) {
            String asked = view().askedSlot().orElse("");
            Optional<String> answer =
                    Optional.ofNullable(script.answers().get(asked)).filter(_ -> answered.add(asked));
            var next = answer.map(text -> new DialogueScript.Turn("speech", text, Optional.empty()))
                    .orElseGet(queue::removeFirst);
            transcript.add("  caller%s %s"
                    .formatted(
                            answer.isPresent() ? " (" + asked + "):" : ":",
                            next.text().isEmpty() ? "[" + next.event() + "]" : next.text()));
            take(chats.answer(opened.id(), input(next)));
        }
    }

    private static ChatInput input(DialogueScript.Turn turn) {
        return switch (turn.event()) {
            case "no_input" -> new ChatInput.NoInput();
            case "no_match" -> new ChatInput.NoMatch();
            case "barge_in" ->
                new ChatInput.BargeIn(
                        Optional.of(Duration.ofMillis(turn.atMs().orElse(DEFAULT_BARGE_IN_MS))),
                        turn.text().isBlank() ? Optional.empty() : Optional.of(turn.text()));
            default -> new ChatInput.Said(turn.text());
        };
    }

    private void take(ChatReply reply) {
        replies.add(reply);
        for (Tool.Outcome call : reply.toolCalls()) {
            transcript.add("    %s %s%s"
                    .formatted(
                            call.request().name(),
                            call.request().arguments(),
                            call.ok() ? "" : " FAILED " + call.result()));
        }
        if (!reply.articles().isEmpty()) {
            transcript.add("    articles " + reply.articles());
        }
        transcript.add("  agent: %s   [%s%s]"
                .formatted(
                        reply.text(),
                        reply.view().state(),
                        reply.view().askedSlot().map(slot -> ", asks " + slot).orElse("")));
    }

    DialogueScript script() {
        return script;
    }

    /** The conversation at the end. */
    Dialogue.View view() {
        return replies.getLast().view();
    }

    String firstReply() {
        return replies.getFirst().text();
    }

    /** Everything the agent said. */
    String said() {
        return String.join("\n", replies.stream().map(ChatReply::text).toList());
    }

    /** Every tool that was run, in order. */
    List<Tool.Outcome> calls() {
        return replies.stream().flatMap(reply -> reply.toolCalls().stream()).toList();
    }

    /** The dialogue to read, one line for each thing that was said or done. */
    List<String> transcript() {
        return List.copyOf(transcript);
    }
}

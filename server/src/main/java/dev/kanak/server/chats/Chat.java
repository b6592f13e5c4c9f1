package dev.kanak.server.chats;

import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.speech.Transcript;
import dev.kanak.core.text.LanguageRule;
import dev.kanak.pipeline.conversation.Conversation;
import dev.kanak.server.metrics.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One conversation in text; its messages are answered one after another. Thread-safe. */
final class Chat {

    /** Longest a message waits for an earlier one. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final double WORDS_PER_MINUTE = 150;

    private final Conversation conversation;
    private final Metrics metrics;
    private final ReentrantLock turn = new ReentrantLock(true);
    private volatile Instant lastUsed;
    private String lastReply = "";
    private volatile boolean over;

    Chat(Conversation conversation, Metrics metrics, Instant now) {
        this.metrics = metrics;
        this.conversation = conversation;
        this.lastUsed = now;
    }

    Instant lastUsed() {
        return lastUsed;
    }

    ChatReply greet() throws InterruptedException {
        return run(List.of(new DialogueInput.Started()));
    }

    /** Answers a message. */
    ChatReply answer(ChatInput input, Instant now) throws InterruptedException {
        lastUsed = now;
        if (!turn.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new ChatException(ChatException.Reason.BUSY);
        }
        try {
            if (over) {
                throw new ChatException(ChatException.Reason.ENDED);
            }
            return run(inputs(input));
        } finally {
            turn.unlock();
        }
    }

    private ChatReply run(List<DialogueInput> inputs) throws InterruptedException {
        var collector = new ReplyCollector(metrics);
        for (DialogueInput input : inputs) {
            conversation.on(input, collector);
        }
        var view = conversation.view();
        var reply = collector.reply(view);
        over = collector.over() || view.ended();
        lastReply = reply.text();
        return reply;
    }

    /** True once the conversation is over. */
    boolean over() {
        return over;
    }

    private List<DialogueInput> inputs(ChatInput input) {
        return switch (input) {
            case ChatInput.Said(String text) -> List.of(said(text));
            case ChatInput.NoInput() -> List.of(new DialogueInput.NoInput());
            case ChatInput.NoMatch() -> List.of(new DialogueInput.NoMatch());
            case ChatInput.BargeIn(var after, var text) -> {
                var inputs = new ArrayList<DialogueInput>();
                inputs.add(new DialogueInput.Interrupted(heard(after.orElse(Duration.ZERO))));
                text.ifPresent(words -> inputs.add(said(words)));
                yield inputs;
            }
        };
    }

    private DialogueInput said(String text) {
        var language = LanguageRule.of(text).orElseGet(() -> conversation.view().language());
        return new DialogueInput.CallerSaid(Transcript.typed(text, language));
    }

    /** The words of the last reply that a voice would have said by then. */
    private String heard(Duration after) {
        long words = (long) (after.toMillis() * WORDS_PER_MINUTE / 60_000);
        return Stream.of(lastReply.split("\\s+")).limit(words).collect(Collectors.joining(" "));
    }
}

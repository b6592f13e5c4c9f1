package dev.kanak.pipeline.conversation;

import dev.kanak.core.port.Retriever.Searched;
import dev.kanak.core.port.Tool;
import dev.kanak.core.speech.Language;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the rehearsals of one turn found out, for the turn itself: the same question asked of the same tool or of the knowledge
 * is answered at once. Thread-safe.
 */
final class Foresight {

    private final Map<Object, Found<?>> found = new ConcurrentHashMap<>();
    private final AtomicLong savedNanos = new AtomicLong();
    private final AtomicInteger turn = new AtomicInteger();

    private record ToolQuestion(String name, Map<String, Object> arguments) {}

    /** A search; {@code earlier} is the question before it that it may lean on. */
    record KnowledgeQuestion(String query, Optional<String> earlier, Language language) {}

    private record Found<T>(T answer, long tookNanos) {}

    /** The number of the turn that is rehearsed now. */
    int turn() {
        return turn.get();
    }

    /** Keeps an outcome, unless the turn it was found for is over. */
    void tool(int forTurn, Tool.Outcome outcome, long tookNanos) {
        if (outcome.ok() && forTurn == turn()) {
            Tool.Request request = outcome.request();
            found.put(new ToolQuestion(request.name(), request.arguments()), new Found<>(outcome.result(), tookNanos));
        }
    }

    /** Keeps articles, unless the turn they were found for is over. */
    void articles(int forTurn, KnowledgeQuestion question, Searched articles, long tookNanos) {
        if (forTurn == turn()) {
            found.put(question, new Found<>(articles, tookNanos));
        }
    }

    /** The outcome of a request that was already made under another id. */
    @SuppressWarnings("unchecked") // tool() put it there
    Optional<Tool.Outcome> outcome(Tool.Request request) {
        return take(new ToolQuestion(request.name(), request.arguments()))
                .map(answer -> new Tool.Outcome(request, true, (Map<String, Object>) answer));
    }

    Optional<Searched> articles(String query, Optional<String> earlier, Language language) {
        return take(new KnowledgeQuestion(query, earlier, language)).map(answer -> (Searched) answer);
    }

    private Optional<Object> take(Object question) {
        Found<?> known = found.get(question);
        if (known == null) {
            return Optional.empty();
        }
        savedNanos.addAndGet(known.tookNanos());
        return Optional.of(known.answer());
    }

    /** The turn is over: nothing of it is kept. Gives the time that its answers had taken and the turn did not. */
    Duration clear() {
        turn.incrementAndGet();
        found.clear();
        return Duration.ofNanos(savedNanos.getAndSet(0));
    }
}

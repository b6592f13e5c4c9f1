package dev.kanak.pipeline.conversation;

import dev.kanak.core.error.ToolException;
import dev.kanak.core.port.Tool;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tools by name within a time limit; a failure is an outcome, never an exception. Thread-safe. */
public final class ToolRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ToolRunner.class);

    private final Map<String, Tool> tools;
    private final String callId;
    private final AtomicLong runs = new AtomicLong();
    private final Patience patience;

    /** How the time limit of a tool is kept. */
    @FunctionalInterface
    interface Patience {

        /**
         * Waits for work that runs.
         *
         * @throws TimeoutException once the limit is over
         */
        Map<String, Object> await(Future<Map<String, Object>> work, Duration limit)
                throws InterruptedException, ExecutionException, TimeoutException;
    }

    /** Runs the tools of a conversation that has no name outside this process. */
    public ToolRunner(List<Tool> tools) {
        this(tools, "call-" + UUID.randomUUID());
    }

    /**
     * @param callId the conversation, unique among all: what makes a repeated request the same one
     */
    public ToolRunner(List<Tool> tools, String callId) {
        this(tools, callId, (work, limit) -> work.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    }

    ToolRunner(List<Tool> tools, String callId, Patience patience) {
        this.callId = callId;
        this.patience = patience;
        this.tools = tools.stream().collect(Collectors.toUnmodifiableMap(Tool::name, Function.identity()));
    }

    /** The conversation's name, under which tools keep what it did. */
    String conversationId() {
        return callId;
    }

    /**
     * Runs the tool asked for; the outcome is not ok if there is none, if it fails, or if it takes too long. After a failure
     * that may pass it is tried once more, within a time limit of its own: both tries have one idempotency key, by which a
     * tool with effects knows what the first has done.
     */
    public Tool.Outcome run(Tool.Request request, Duration timeout) throws InterruptedException {
        Tool tool = tools.get(request.name());
        if (tool == null) {
            return failed(request, "unknown_tool");
        }
        // Requests may have the same id, as when a visit is moved and moved back: each run is a request of its own.
        var origin = new Tool.Origin(callId, Optional.of(request.id() + "." + runs.incrementAndGet()));
        Attempt first = attempt(tool, request, origin, timeout);
        return first.retryable() ? attempt(tool, request, origin, timeout).outcome() : first.outcome();
    }

    /** An outcome became part of the conversation. */
    void taken(Tool.Outcome outcome) {
        Tool tool = tools.get(outcome.request().name());
        if (tool != null && outcome.ok()) {
            tool.taken(outcome.result(), Tool.Origin.of(callId));
        }
    }

    /** True if there is such a tool and it changes nothing that outlasts the call. */
    boolean isPure(String name) {
        Tool tool = tools.get(name);
        return tool != null && !tool.hasEffects();
    }

    private record Attempt(Tool.Outcome outcome, boolean retryable) {}

    private Attempt attempt(Tool tool, Tool.Request request, Tool.Origin origin, Duration timeout)
            throws InterruptedException {
        var work = new FutureTask<>(() -> tool.call(request.arguments(), origin));
        Thread worker = Thread.ofVirtual().name("tool-" + request.name()).start(work);
        try {
            return new Attempt(new Tool.Outcome(request, true, patience.await(work, timeout)), false);
        } catch (TimeoutException e) {
            worker.interrupt();
            return new Attempt(failed(request, "timed_out"), true);
        } catch (ExecutionException e) {
            boolean retryable = e.getCause() instanceof ToolException known
                    && known.kind() != ToolException.Kind.STALE_DATA
                    && known.retryable();
            return new Attempt(failed(request, code(request, e.getCause())), retryable);
        } catch (InterruptedException e) {
            worker.interrupt();
            throw e;
        }
    }

    private static String code(Tool.Request request, @Nullable Throwable cause) {
        if (cause instanceof ToolException known) {
            return known.code();
        }
        LOG.atError()
                .setMessage("tool failed unexpectedly")
                .addKeyValue("tool", request.name())
                .addKeyValue("exception", cause == null ? "" : cause.getClass().getName())
                .log();
        return "internal";
    }

    private static Tool.Outcome failed(Tool.Request request, String code) {
        return new Tool.Outcome(request, false, Map.of("error", code));
    }
}

package dev.kanak.pipeline.conversation;

import dev.kanak.core.error.ToolException;
import dev.kanak.core.port.Tool;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tools by name within a time limit; a failure is an outcome, never an exception. Thread-safe. */
public final class ToolRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ToolRunner.class);

    private final Map<String, Tool> tools;
    private final Tool.Origin origin;

    /** Runs the tools of a conversation that has no name outside this process. */
    public ToolRunner(List<Tool> tools) {
        this(tools, "call-" + UUID.randomUUID());
    }

    /**
     * @param callId the conversation, unique among all: what makes a repeated request the same one
     */
    public ToolRunner(List<Tool> tools, String callId) {
        this.origin = Tool.Origin.of(callId);
        this.tools = tools.stream().collect(Collectors.toUnmodifiableMap(Tool::name, Function.identity()));
    }

    /**
     * Runs the tool asked for; the outcome is not ok if there is none, if it fails, or if it takes too long. A tool without
     * effects gets a second try within a time limit of its own.
     */
    public Tool.Outcome run(Tool.Request request, Duration timeout) throws InterruptedException {
        Tool tool = tools.get(request.name());
        if (tool == null) {
            return failed(request, "unknown_tool");
        }
        Attempt first = attempt(tool, request, timeout);
        return first.retryable() && !tool.hasEffects()
                ? attempt(tool, request, timeout).outcome()
                : first.outcome();
    }

    private record Attempt(Tool.Outcome outcome, boolean retryable) {}

    private Attempt attempt(Tool tool, Tool.Request request, Duration timeout) throws InterruptedException {
        var work = new FutureTask<>(() -> tool.call(request.arguments(), origin));
        Thread worker = Thread.ofVirtual().name("tool-" + request.name()).start(work);
        try {
            return new Attempt(
                    new Tool.Outcome(request, true, work.get(timeout.toMillis(), TimeUnit.MILLISECONDS)), false);
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

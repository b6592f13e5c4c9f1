package dev.kanak.pipeline.conversation;

import dev.kanak.core.error.ToolException;
import dev.kanak.core.port.Tool;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

    public ToolRunner(List<Tool> tools) {
        this.tools = tools.stream().collect(Collectors.toUnmodifiableMap(Tool::name, Function.identity()));
    }

    /** Runs the tool asked for; the outcome is not ok if there is none, if it fails, or if it takes too long. */
    public Tool.Outcome run(Tool.Request request, Duration timeout) throws InterruptedException {
        Tool tool = tools.get(request.name());
        if (tool == null) {
            return failed(request, "unknown_tool");
        }
        var work = new FutureTask<>(() -> tool.call(request.arguments()));
        Thread worker = Thread.ofVirtual().name("tool-" + request.name()).start(work);
        try {
            return new Tool.Outcome(request, true, work.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            worker.interrupt();
            return failed(request, "timed_out");
        } catch (ExecutionException e) {
            return failed(request, code(request, e.getCause()));
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

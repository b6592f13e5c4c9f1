package dev.kanak.tools.guard;

import dev.kanak.core.error.ToolException;
import dev.kanak.core.port.ForwardingTool;
import dev.kanak.core.port.Tool;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * A tool that is left alone for a while after it could not do its work several times: its caller then hears so at once
 * instead of after a time limit. Wrong arguments and a stale price are no such failures. Thread-safe.
 */
public final class GuardedTool extends ForwardingTool {

    private final CircuitBreaker breaker;
    private final BiConsumer<String, Map<String, Object>> listener;

    /**
     * @param breaker shared by every tool that does the same
     * @param listener told of each result that is taken, with the conversation it belongs to
     */
    public GuardedTool(Tool tool, CircuitBreaker breaker, BiConsumer<String, Map<String, Object>> listener) {
        super(tool);
        this.breaker = breaker;
        this.listener = listener;
    }

    /** True for failures that speak of the tool, not of the request. */
    public static boolean isOutage(Throwable failure) {
        return !(failure instanceof ToolException known)
                || known.kind() == ToolException.Kind.UNAVAILABLE
                || known.kind() == ToolException.Kind.TIMED_OUT;
    }

    @Override
    public Map<String, Object> call(Map<String, Object> arguments) {
        return guarded(() -> tool.call(arguments));
    }

    @Override
    public Map<String, Object> call(Map<String, Object> arguments, Origin origin) {
        return guarded(() -> tool.call(arguments, origin));
    }

    @Override
    public void taken(Map<String, Object> result, Origin origin) {
        listener.accept(origin.callId(), result);
    }

    private Map<String, Object> guarded(Supplier<Map<String, Object>> call) {
        try {
            Map<String, Object> result = breaker.executeSupplier(call);
            return tool.hasEffects() ? result : Figures.beside(name(), result);
        } catch (CallNotPermittedException e) {
            throw new ToolException(
                    ToolException.Kind.UNAVAILABLE, name() + " is left alone after several failures", false, e);
        }
    }
}

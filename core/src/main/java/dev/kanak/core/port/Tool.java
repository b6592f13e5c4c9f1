package dev.kanak.core.port;

import dev.kanak.core.error.ToolException;
import java.util.Map;
import java.util.Optional;

/**
 * Something the agent can do or compute. Thread-safe.
 *
 * <p>Arguments and results are JSON values: String, Boolean, Integer, Long, BigDecimal, List and Map of these; a missing
 * value is a missing key.
 */
public interface Tool {

    /** Name on the wire, e.g. {@code check_eligibility}. */
    String name();

    /** One sentence that says what it does. */
    String description();

    /** JSON schema (draft 2020-12) of the arguments. */
    Map<String, Object> schema();

    /**
     * Does the work.
     *
     * @throws ToolException with its kind; the message names the argument, never its value
     */
    Map<String, Object> call(Map<String, Object> arguments);

    /** True if it changes something that outlasts the call; such a tool does it once for one request, however often asked. */
    default boolean hasEffects() {
        return false;
    }

    /**
     * Does the work for a request whose origin is known. A tool with effects does it once for each request and gives a
     * repeated one the first result again.
     *
     * @throws ToolException with its kind; the message names the argument, never its value
     */
    default Map<String, Object> call(Map<String, Object> arguments, Origin origin) {
        return call(arguments);
    }

    /** A result became part of the conversation it was asked for in; one that was only rehearsed never does. */
    default void taken(Map<String, Object> result, Origin origin) {}

    /**
     * Where a request came from.
     *
     * @param callId the conversation, unique among all
     * @param idempotencyKey the requester's own name for the request, so that it may be sent again; without one the tool
     *     decides by its arguments and the conversation, e.g. one visit for each caller
     */
    record Origin(String callId, Optional<String> idempotencyKey) {

        /** A request of a conversation, without a name of its own. */
        public static Origin of(String callId) {
            return new Origin(callId, Optional.empty());
        }
    }

    /**
     * A request to run a tool.
     *
     * @param id by which who asked knows the outcome
     * @param name tool to run
     * @param arguments as its schema says
     */
    record Request(String id, String name, Map<String, Object> arguments) {}

    /**
     * What came of a request.
     *
     * @param request what was asked
     * @param ok true if the tool did its work
     * @param result the tool's result; {@code {"error": code}} if not ok
     */
    record Outcome(Request request, boolean ok, Map<String, Object> result) {}
}

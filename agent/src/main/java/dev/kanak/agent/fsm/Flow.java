package dev.kanak.agent.fsm;

import dev.kanak.core.port.Tool;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The table of the conversation: which state may follow which, and what a tool needs before it may be asked for. */
public final class Flow {

    /**
     * The table as it is written.
     *
     * @param states by name
     * @param tools by name
     */
    public record Table(Map<String, StateRow> states, Map<String, ToolRow> tools) {}

    /**
     * One state.
     *
     * @param to states that may follow directly
     * @param sells whether something may be offered for sale in it
     */
    public record StateRow(List<String> to, boolean sells) {}

    /**
     * One tool.
     *
     * @param needs arguments without which it must not be asked for; {@code a|b} either
     * @param confirmed whether the caller must have said yes to a read-back
     */
    public record ToolRow(List<String> needs, boolean confirmed) {}

    /** States in which a call is over or leaves the agent; nothing is passed through them. */
    private static final Set<State> LAST = EnumSet.of(State.ENDED, State.ESCALATE, State.GOODBYE);

    private final Map<State, Set<State>> next = new EnumMap<>(State.class);
    private final Set<State> selling = EnumSet.noneOf(State.class);
    private final Map<String, ToolRow> tools;

    /**
     * Takes a table.
     *
     * @throws IllegalArgumentException if a state is missing or unknown
     */
    public Flow(Table table) {
        for (State state : State.values()) {
            StateRow row = table.states().get(state.name());
            if (row == null) {
                throw new IllegalArgumentException("no row for state " + state);
            }
            Set<State> to = EnumSet.noneOf(State.class);
            row.to().forEach(name -> to.add(State.valueOf(name)));
            next.put(state, to);
            if (row.sells()) {
                selling.add(state);
            }
        }
        this.tools = Map.copyOf(table.tools());
    }

    /** Whether a state may follow another directly. */
    public boolean follows(State from, State to) {
        return next.getOrDefault(from, Set.of()).contains(to);
    }

    /**
     * Whether one turn may lead from a state to another: directly, or through states in which the call goes on. From a state
     * in which nothing is sold only directly.
     */
    public boolean leads(State from, State to) {
        if (from == to || !sells(from)) {
            return from == to || follows(from, to);
        }
        Set<State> seen = EnumSet.of(from);
        Deque<State> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            State here = open.removeFirst();
            for (State then : next.getOrDefault(here, Set.of())) {
                if (then == to) {
                    return true;
                }
                if (!LAST.contains(then) && seen.add(then)) {
                    open.add(then);
                }
            }
        }
        return false;
    }

    /** Whether something may be offered for sale in a state. */
    public boolean sells(State state) {
        return selling.contains(state);
    }

    /**
     * Whether a tool may be asked for.
     *
     * @param confirmed whether the caller has said yes to a read-back of what is asked
     */
    public boolean permits(Tool.Request request, boolean confirmed) {
        ToolRow row = tools.get(request.name());
        return row != null
                && (confirmed || !row.confirmed())
                && row.needs().stream().allMatch(need -> has(request.arguments(), need));
    }

    private static boolean has(Map<String, Object> arguments, String need) {
        for (String name : need.split("\\|", -1)) {
            if (arguments.containsKey(name)) {
                return true;
            }
        }
        return false;
    }
}

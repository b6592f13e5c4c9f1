package dev.kanak.tools.handover;

import dev.kanak.tools.argument.Arguments;
import dev.kanak.tools.argument.Result;
import dev.kanak.tools.argument.Schema;
import dev.kanak.tools.effect.EffectTool;
import dev.kanak.tools.effect.Effects;
import dev.kanak.tools.outbox.Event;
import dev.kanak.tools.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code transfer_to_human}: asks for a person, with why, how urgent and what was said so far.
 *
 * <p>A call asks once for each reason; more about it completes the request. {@code available} says whether people take
 * calls now; the helpline is given either way.
 */
public final class TransferToHumanTool extends EffectTool {

    private static final String NORMAL = "normal";

    private final PeopleHours hours;
    private final String helpline;
    private final InstantSource clock;
    private final ZoneId zone;

    /**
     * @param hours when people take calls
     * @param helpline number that callers may ring
     * @param clock decides whether people are there
     * @param zone of the hours
     */
    public TransferToHumanTool(Effects effects, PeopleHours hours, String helpline, InstantSource clock, ZoneId zone) {
        super(effects);
        this.hours = hours;
        this.helpline = helpline;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public String name() {
        return "transfer_to_human";
    }

    @Override
    public String description() {
        return "Asks for a person to take over the call and says whether one is there now.";
    }

    @Override
    public Map<String, Object> schema() {
        return Schema.object(
                Schema.properties(
                        "reason",
                        Schema.text("Why, in a few words", 200),
                        "priority",
                        Schema.choice("How urgent; normal if left out", List.of(NORMAL, "high")),
                        "summary",
                        Schema.text("What was said so far, without personal numbers", 2000)),
                List.of("reason"));
    }

    @Override
    protected Effects.Done perform(Arguments arguments, Origin origin, Effects.Transaction transaction)
            throws SQLException {
        Connection connection = transaction.connection();
        String reason = arguments.requiredText("reason");
        String priority = arguments.text("priority").orElse(NORMAL);
        Optional<String> summary = arguments.text("summary");
        Optional<String> known = Sql.first(
                connection,
                "SELECT handover_id FROM handovers WHERE call_id = ? AND reason = ?",
                row -> row.getString(1),
                origin.callId(),
                reason);
        String id = known.orElseGet(() -> transaction.newId("handover"));
        int changed = known.isEmpty()
                ? Sql.update(
                        connection,
                        "INSERT INTO handovers (handover_id, call_id, reason, priority, summary, created_at) VALUES"
                                + " (?, ?, ?, ?, ?, ?)",
                        id,
                        origin.callId(),
                        reason,
                        priority,
                        summary,
                        transaction.nowMs())
                : Sql.update(connection, """
                    UPDATE handovers SET priority = ?, summary = COALESCE(?, summary)
                    WHERE handover_id = ? AND (priority <> ? OR COALESCE(summary, '') <> COALESCE(?, summary, ''))
                    """, priority, summary, id, priority, summary);
        if (changed > 0) {
            transaction.tell(
                    Event.Kind.HANDOVER_REQUESTED,
                    id,
                    new Result()
                            .put("handover_id", id)
                            .put("call_id", origin.callId())
                            .put("reason", reason)
                            .put("priority", priority)
                            .putIfPresent("summary", summary)
                            .toMap());
        }
        return new Effects.Done(result(id, priority), true);
    }

    private Map<String, Object> result(String id, String priority) {
        boolean available = hours.includes(LocalDateTime.ofInstant(clock.instant(), zone));
        return new Result()
                .put("handover_id", id)
                .put("status", available ? "REQUESTED" : "CLOSED")
                .put("available", available)
                .put("priority", priority)
                .put("open_from", hours.from().toString())
                .put("open_to", hours.to().toString())
                .put("helpline", helpline)
                .toMap();
    }
}

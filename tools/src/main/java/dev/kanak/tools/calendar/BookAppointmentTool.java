package dev.kanak.tools.calendar;

import dev.kanak.tools.argument.Arguments;
import dev.kanak.tools.argument.Result;
import dev.kanak.tools.argument.Schema;
import dev.kanak.tools.branch.BranchDirectory;
import dev.kanak.tools.branch.VisitPlace;
import dev.kanak.tools.effect.EffectTool;
import dev.kanak.tools.effect.Effects;
import dev.kanak.tools.effect.Person;
import dev.kanak.tools.outbox.Event;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code book_appointment}: takes a place at a branch for a caller, within its hours and its capacity.
 *
 * <p>A call has one visit for each phone number: another time in the same call moves it. The same caller at the same time,
 * whoever asks, is the same visit. What cannot be booked is a result with {@code booked: false}, a {@code status} that says
 * why and the nearest free times.
 */
public final class BookAppointmentTool extends EffectTool {

    private static final int ALTERNATIVES = 2;

    private final BranchDirectory branches;
    private final VisitRules rules;
    private final String organizer;
    private final InstantSource clock;
    private final ZoneId zone;

    /**
     * @param organizer address that answers to an invitation go to
     * @param clock decides what is past
     * @param zone of the branches
     */
    public BookAppointmentTool(
            Effects effects,
            BranchDirectory branches,
            VisitRules rules,
            String organizer,
            InstantSource clock,
            ZoneId zone) {
        super(effects);
        this.branches = branches;
        this.rules = rules;
        this.organizer = organizer;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public String name() {
        return "book_appointment";
    }

    @Override
    public String description() {
        return "Books a visit to a branch, or says why not and which times near it are free.";
    }

    @Override
    public Map<String, Object> schema() {
        return Schema.object(
                Schema.properties(
                        "branch_id",
                        Schema.text("Branch, as find_branches names it", 40),
                        "date",
                        Schema.pattern("Day, yyyy-MM-dd", "[0-9]{4}-[0-9]{2}-[0-9]{2}"),
                        "time",
                        Schema.pattern("Local time, HH:mm", "([01][0-9]|2[0-3]):[0-5][0-9]"),
                        "name",
                        Person.nameSchema(),
                        "phone",
                        Person.phoneSchema(),
                        "purpose",
                        Schema.text("What for", 40)),
                List.of("branch_id", "date", "time", "name", "phone"));
    }

    @Override
    protected Effects.Done perform(Arguments arguments, Origin origin, Effects.Transaction transaction)
            throws SQLException {
        VisitPlace place = branches.visitPlace(arguments.requiredText("branch_id"))
                .orElseThrow(() -> arguments.invalid("branch_id", "must be one that find_branches gave"));
        LocalDateTime startsAt = startsAt(arguments);
        Visits visits = new Visits(transaction.connection(), rules);
        Visit wanted = new Visit(
                transaction.newId("appointment"),
                origin.callId(),
                place.branchId(),
                startsAt,
                arguments.requiredText("name"),
                arguments.requiredText("phone"),
                arguments.text("purpose"),
                0);
        Optional<Visit> same = visits.sameTime(wanted);
        if (same.isPresent()) {
            return booked(place, same.get());
        }
        Optional<VisitRules.Refusal> refusal = rules.refusal(place, startsAt, now());
        if (refusal.isPresent()) {
            return refused(place, startsAt, refusal.get(), visits);
        }
        Optional<Visit> before = visits.ofCall(wanted);
        Optional<Visit> stored = before.isPresent()
                ? visits.move(before.get(), wanted, place, transaction.nowMs())
                : visits.take(wanted, place, transaction.nowMs());
        if (stored.isEmpty()) {
            return refused(place, startsAt, VisitRules.Refusal.SLOT_FULL, visits);
        }
        transaction.tell(
                before.isPresent() ? Event.Kind.APPOINTMENT_MOVED : Event.Kind.APPOINTMENT_BOOKED,
                stored.get().id(),
                payload(stored.get(), place, transaction));
        return booked(place, stored.get());
    }

    /** The visit, with an invitation to it. */
    private Map<String, Object> payload(Visit visit, VisitPlace place, Effects.Transaction transaction) {
        Map<String, Object> payload = new LinkedHashMap<>(visit.payload(place, rules, zone, transaction.nowMs()));
        payload.put("invitation", Invitation.request(BookedVisit.of(payload), organizer));
        return payload;
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), zone);
    }

    private static LocalDateTime startsAt(Arguments arguments) {
        try {
            return LocalDate.parse(arguments.requiredText("date"))
                    .atTime(LocalTime.parse(arguments.requiredText("time")));
        } catch (DateTimeException _) {
            throw arguments.invalid("date", "must be a day of the calendar");
        }
    }

    private static Effects.Done booked(VisitPlace place, Visit visit) {
        return new Effects.Done(
                new Result()
                        .put("booked", true)
                        .put("status", "BOOKED")
                        .put("appointment_id", visit.id())
                        .put("branch_id", place.branchId())
                        .put("branch_name", place.name())
                        .put("branch_name_hi", place.nameHi())
                        .put("address", place.address())
                        .put("date", visit.startsAt().toLocalDate().toString())
                        .put("time", visit.startsAt().toLocalTime().toString())
                        .toMap(),
                true);
    }

    private Effects.Done refused(VisitPlace place, LocalDateTime startsAt, VisitRules.Refusal refusal, Visits visits)
            throws SQLException {
        List<Map<String, Object>> free = visits.freeNear(place, startsAt, now(), ALTERNATIVES).stream()
                .map(time -> new Result()
                        .put("date", time.toLocalDate().toString())
                        .put("time", time.toLocalTime().toString())
                        .toMap())
                .toList();
        return new Effects.Done(
                new Result()
                        .put("booked", false)
                        .put("status", refusal.name())
                        .put("branch_id", place.branchId())
                        .put("alternatives", free)
                        .toMap(),
                false);
    }
}

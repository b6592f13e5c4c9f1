package dev.kanak.tools.crm;

import dev.kanak.core.port.Tool;
import dev.kanak.tools.argument.Arguments;
import dev.kanak.tools.argument.Result;
import dev.kanak.tools.argument.Schema;
import dev.kanak.tools.branch.BranchDirectory;
import dev.kanak.tools.branch.VisitPlace;
import dev.kanak.tools.effect.Person;
import dev.kanak.tools.store.Database;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code recall_caller}: what an earlier call of this number may be gone on with, if the caller agreed to it.
 *
 * <p>A number alone tells only whether a caller is remembered, never who. What is remembered comes only with the caller's
 * own name, so that another person on the same line hears nothing; a wrong name gets the same answer as an unknown number.
 */
public final class RecallCallerTool implements Tool {

    private final Database database;
    private final BranchDirectory branches;
    private final InstantSource clock;
    private final ZoneId zone;

    /** @param clock decides which visits are still to come */
    public RecallCallerTool(Database database, BranchDirectory branches, InstantSource clock, ZoneId zone) {
        this.database = database;
        this.branches = branches;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public String name() {
        return "recall_caller";
    }

    @Override
    public String description() {
        return "Whether a number's caller agreed to be remembered; with the right name, what is remembered.";
    }

    @Override
    public Map<String, Object> schema() {
        return Schema.object(
                Schema.properties("phone", Person.phoneSchema(), "name", Person.nameSchema()), List.of("phone"));
    }

    @Override
    public Map<String, Object> call(Map<String, Object> arguments) {
        Arguments checked = Arguments.checked(arguments, schema());
        String phone = checked.requiredText("phone");
        Optional<String> name = checked.text("name");
        return database.read(connection -> {
            Optional<RememberedCallers.Caller> caller = RememberedCallers.find(connection, phone, clock.millis());
            if (name.isEmpty()) {
                return new Result().put("remembered", caller.isPresent()).toMap();
            }
            Optional<RememberedCallers.Caller> same = caller.filter(known -> known.isCalled(name.get()));
            return same.isPresent()
                    ? result(same.get(), RememberedCallers.openVisits(connection, phone, localNow()))
                    : new Result().put("recognised", false).toMap();
        });
    }

    private String localNow() {
        return LocalDateTime.ofInstant(clock.instant(), zone)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    private Map<String, Object> result(RememberedCallers.Caller caller, List<RememberedCallers.OpenVisit> visits) {
        Result result = new Result()
                .put("recognised", true)
                .put("name", caller.name())
                .putIfPresent("city", caller.city())
                .putIfPresent("purity_karat", caller.purityKarat());
        caller.goldMilligrams().ifPresent(milligrams -> result.grams("gold_weight_g", milligrams));
        return visits.isEmpty()
                ? result.toMap()
                : result.put("visit", visit(visits.getFirst())).toMap();
    }

    private Map<String, Object> visit(RememberedCallers.OpenVisit visit) {
        LocalDateTime at = LocalDateTime.parse(visit.startsAt());
        Optional<VisitPlace> place = branches.visitPlace(visit.branchId());
        return new Result()
                .put("branch_id", visit.branchId())
                .putIfPresent("branch", place.map(VisitPlace::name))
                .putIfPresent("branch_hi", place.map(VisitPlace::nameHi))
                .put("date", at.toLocalDate().toString())
                .put("time", at.toLocalTime().toString())
                .toMap();
    }
}

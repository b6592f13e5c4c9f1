package dev.kanak.tools.branch;

import dev.kanak.core.port.Tool;
import dev.kanak.tools.argument.Arguments;
import dev.kanak.tools.argument.Result;
import dev.kanak.tools.argument.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code find_branches}: branches of a city, nearest to a PIN code or a position, or nearest to a town that has none.
 *
 * <p>{@code match} says which; with {@code NEAREST} there is no branch at the place itself. Distances are as the crow flies,
 * between centres of localities.
 */
public final class FindBranchesTool implements Tool {

    private static final int DEFAULT_LIMIT = 3;
    private static final int MAX_LIMIT = 10;

    private final BranchDirectory directory;

    public FindBranchesTool(BranchDirectory directory) {
        this.directory = directory;
    }

    @Override
    public String name() {
        return "find_branches";
    }

    @Override
    public String description() {
        return "Branches in a city or nearest to a PIN code, with hours and services.";
    }

    @Override
    public Map<String, Object> schema() {
        return Schema.object(
                Schema.properties(
                        "city",
                        Schema.text("City in any spelling or script; this, pincode or lat and lon is required", 80),
                        "pincode",
                        Schema.pattern("Six digits", "[1-9][0-9]{5}"),
                        "lat",
                        Schema.number("Degrees north of where the caller is, with lon", "-90", "90"),
                        "lon",
                        Schema.number("Degrees east of where the caller is, with lat", "-180", "180"),
                        "locality",
                        Schema.text("Part of the city", 80),
                        "service",
                        Schema.choice("Only branches that offer it", directory.services()),
                        "limit",
                        Schema.integer("At most so many; 3 if left out", 1, MAX_LIMIT)),
                List.of());
    }

    @Override
    public Map<String, Object> call(Map<String, Object> arguments) {
        Arguments checked = Arguments.checked(arguments, schema());
        BranchSearch.Found found = search(checked);
        int limit = checked.integer("limit").orElse(DEFAULT_LIMIT);
        return new Result()
                .put("match", found.match().name())
                .put("count", Math.min(limit, found.hits().size()))
                .put(
                        "branches",
                        found.hits().stream()
                                .limit(limit)
                                .map(FindBranchesTool::branch)
                                .toList())
                .toMap();
    }

    private BranchSearch.Found search(Arguments checked) {
        Optional<String> service = checked.text("service");
        BranchSearch search = new BranchSearch(
                directory, branch -> service.map(branch.services()::contains).orElse(true));
        Optional<String> city = checked.text("city");
        Optional<String> pincode = checked.text("pincode");
        if (pincode.isPresent()) {
            return search.byPincode(pincode.get());
        }
        Optional<BigDecimal> lat = checked.decimal("lat");
        Optional<BigDecimal> lon = checked.decimal("lon");
        if (lat.isPresent() != lon.isPresent()) {
            throw checked.invalid(lat.isPresent() ? "lon" : "lat", "is required with the other");
        }
        if (lat.isPresent() && lon.isPresent() && city.isEmpty()) {
            return search.byPosition(
                    new Place(lat.get().doubleValue(), lon.get().doubleValue()));
        }
        return search.byCity(
                city.orElseThrow(() -> checked.invalid("city", "or pincode is required")), checked.text("locality"));
    }

    private static Map<String, Object> branch(BranchSearch.Hit hit) {
        Branch branch = hit.branch();
        Result result = new Result()
                .put("branch_id", branch.branchId())
                .put("name", branch.name())
                .put("name_hi", branch.nameHi())
                .put("city", branch.city())
                .put("city_hi", branch.cityHi())
                .put("locality", branch.locality())
                .put("locality_hi", branch.localityHi())
                .put("address", branch.address())
                .put("pincode", branch.pincode())
                .put("phone", branch.phone())
                .put("hours", branch.hours())
                .put("appointment_slot_minutes", branch.appointmentSlotMinutes())
                .put("services", branch.services());
        hit.kilometres().ifPresent(km -> result.put("distance_km", Math.round(km)));
        return result.toMap();
    }
}

package dev.kanak.tools.branch;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kanak.core.error.ToolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All branches, and the towns a caller may name that have none. Immutable, thread-safe. */
public final class BranchDirectory {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();
    private static final int TOWN_COLUMNS = 5;

    private final List<Branch> branches;
    private final BranchMap map;
    private final Map<String, VisitPlace> visitPlaces = new LinkedHashMap<>();
    private final Map<String, String> cities = new LinkedHashMap<>();
    private final Map<String, Town> towns = new LinkedHashMap<>();

    /** The file's own shape. */
    record BranchFile(String lender, String timezone, String helpline, String generated, List<Branch> branches) {}

    /** A town without a branch. */
    record Town(String name, Place place) {}

    BranchDirectory(List<Branch> branches, List<String> townRows, Set<LocalDate> holidays) {
        this.branches = List.copyOf(branches);
        this.map = new BranchMap(this.branches);
        branches.forEach(branch -> visitPlaces.put(branch.branchId(), visitPlace(branch, holidays)));
        branches.forEach(this::nameCity);
        townRows.forEach(this::nameTown);
    }

    /**
     * Reads {@code branches.json}, {@code towns.tsv} and {@code holidays.tsv} from a folder.
     *
     * @throws IllegalArgumentException if their content is invalid
     * @throws ToolException (UNAVAILABLE) if they cannot be read
     */
    public static BranchDirectory read(Path folder) {
        try {
            BranchFile file = MAPPER.readValue(Files.readAllBytes(folder.resolve("branches.json")), BranchFile.class);
            List<String> towns = Files.readAllLines(folder.resolve("towns.tsv"));
            List<String> holidays = Files.readAllLines(folder.resolve("holidays.tsv"));
            return new BranchDirectory(
                    file.branches(),
                    towns.subList(1, towns.size()),
                    holidays.stream()
                            .skip(1)
                            .map(row -> LocalDate.parse(row.split("\t", -1)[0]))
                            .collect(Collectors.toSet()));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("branches.json: " + e.getOriginalMessage());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("branches: a date or time is not ISO 8601", e);
        } catch (IOException e) {
            throw new ToolException(ToolException.Kind.UNAVAILABLE, "the branches cannot be read", false, e);
        }
    }

    List<Branch> branches() {
        return branches;
    }

    BranchMap map() {
        return map;
    }

    /** The branch of an id that {@code find_branches} gave. */
    public Optional<VisitPlace> visitPlace(String branchId) {
        return Optional.ofNullable(visitPlaces.get(branchId));
    }

    private static VisitPlace visitPlace(Branch branch, Set<LocalDate> holidays) {
        return new VisitPlace(
                branch.branchId(),
                branch.name(),
                branch.nameHi(),
                branch.address(),
                branch.lat(),
                branch.lon(),
                OpeningHours.of(branch.branchId(), branch.hours(), holidays),
                branch.appointmentSlotMinutes());
    }

    /** Every service that some branch offers. */
    List<String> services() {
        return branches.stream()
                .flatMap(branch -> branch.services().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** The city with branches that a name in any spelling means. */
    Optional<String> city(String name) {
        return named(cities, name);
    }

    /** The town without a branch that a name means. */
    Optional<Town> town(String name) {
        return named(towns, name);
    }

    private static <T> Optional<T> named(Map<String, T> index, String name) {
        return Stream.of(PlaceName.folded(name), PlaceName.sound(name))
                .flatMap(key -> Optional.ofNullable(index.get(key)).stream())
                .findFirst();
    }

    private void nameCity(Branch branch) {
        List<String> names = new ArrayList<>(branch.cityAliases());
        names.addFirst(branch.cityHi());
        names.addFirst(branch.city());
        names.forEach(name -> index(cities, name, branch.city()));
    }

    private void nameTown(String row) {
        String[] column = row.split("\t", -1);
        if (column.length != TOWN_COLUMNS) {
            throw new IllegalArgumentException("towns.tsv: a row must have " + TOWN_COLUMNS + " columns: " + row);
        }
        Place place = new Place(Double.parseDouble(column[3]), Double.parseDouble(column[4]));
        Town town = new Town(column[0], place);
        Stream.concat(Stream.of(column[0], column[1]), Arrays.stream(column[2].split(",")))
                .filter(name -> !name.isBlank())
                .forEach(name -> index(towns, name, town));
    }

    /** The written name always counts; how it sounds only where no earlier place sounds so. */
    private static <T> void index(Map<String, T> names, String name, T place) {
        names.put(PlaceName.folded(name), place);
        names.putIfAbsent(PlaceName.sound(name), place);
    }
}

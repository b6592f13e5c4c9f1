package dev.kanak.tools.branch;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the branches for a place.
 *
 * @param directory where to look
 * @param wanted which branches count, e.g. those with a service
 */
record BranchSearch(BranchDirectory directory, Predicate<Branch> wanted) {

    /** Farther than this no branch is called near. */
    private static final double NEAR_KM = 300;

    private static final int SUB_REGION_DIGITS = 2;

    /** What a place led to. */
    enum Match {
        PINCODE,
        CITY,
        LOCALITY,
        /** No branch there; these are the nearest. */
        NEAREST,
        NONE
    }

    /** A branch and how far it is, if that is known. */
    record Hit(Branch branch, OptionalDouble kilometres) {}

    /** What was found, best first. */
    record Found(Match match, List<Hit> hits) {}

    Found byCity(String name, Optional<String> locality) {
        Optional<String> city = directory.city(name);
        if (city.isPresent()) {
            return found(Match.CITY, inCity(city.get(), locality).map(BranchSearch::here));
        }
        Found byLocality = found(Match.LOCALITY, inLocality(name).map(BranchSearch::here));
        if (!byLocality.hits().isEmpty()) {
            return byLocality;
        }
        return directory
                .town(name)
                .map(town -> found(Match.NEAREST, from(town.place())))
                .orElse(none());
    }

    /** The nearest to a point. */
    Found byPosition(Place place) {
        return found(Match.NEAREST, from(place));
    }

    Found byPincode(String pincode) {
        List<Branch> there =
                branches().filter(branch -> branch.pincode().equals(pincode)).toList();
        if (!there.isEmpty()) {
            return found(Match.PINCODE, from(there.getFirst().place()));
        }
        String subRegion = pincode.substring(0, SUB_REGION_DIGITS);
        return found(
                Match.NEAREST,
                branches()
                        .filter(branch -> branch.pincode().startsWith(subRegion))
                        .sorted(Comparator.comparingInt(branch -> distance(branch.pincode(), pincode)))
                        .map(BranchSearch::here));
    }

    private Stream<Branch> inCity(String city, Optional<String> locality) {
        Comparator<Branch> namedFirst = Comparator.comparing(
                branch -> !locality.map(name -> isIn(branch, name)).orElse(false));
        return branches().filter(branch -> branch.city().equals(city)).sorted(namedFirst);
    }

    private Stream<Branch> inLocality(String name) {
        return branches().filter(branch -> isIn(branch, name));
    }

    private static boolean isIn(Branch branch, String locality) {
        return Stream.of(branch.locality(), branch.localityHi())
                .anyMatch(name -> startsWith(PlaceName.folded(name), PlaceName.folded(locality))
                        || startsWith(PlaceName.sound(name), PlaceName.sound(locality)));
    }

    private static boolean startsWith(String name, String words) {
        return (name + " ").startsWith(words + " ");
    }

    private Stream<Hit> from(Place place) {
        return directory.map().near(place, NEAR_KM, wanted).stream();
    }

    private Stream<Branch> branches() {
        return directory.branches().stream().filter(wanted);
    }

    private static Hit here(Branch branch) {
        return new Hit(branch, OptionalDouble.empty());
    }

    private static Found found(Match match, Stream<Hit> hits) {
        List<Hit> list = hits.toList();
        return list.isEmpty() ? none() : new Found(match, list);
    }

    private static Found none() {
        return new Found(Match.NONE, List.of());
    }

    private static int distance(String pincode, String other) {
        return Math.abs(Integer.parseInt(pincode) - Integer.parseInt(other));
    }
}

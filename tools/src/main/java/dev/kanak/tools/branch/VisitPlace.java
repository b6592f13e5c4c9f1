package dev.kanak.tools.branch;

/**
 * A branch as a visitor knows it.
 *
 * @param slotMinutes length of a slot of visits
 */
public record VisitPlace(
        String branchId,
        String name,
        String nameHi,
        String address,
        double lat,
        double lon,
        OpeningHours hours,
        int slotMinutes) {}

package dev.kanak.tools.branch;

/**
 * A point on the earth.
 *
 * @param lat degrees north
 * @param lon degrees east
 */
record Place(double lat, double lon) {

    Place {
        if (!(Math.abs(lat) <= 90) || !(Math.abs(lon) <= 180)) {
            throw new IllegalArgumentException("lat and lon must be degrees: " + lat + ", " + lon);
        }
    }
}

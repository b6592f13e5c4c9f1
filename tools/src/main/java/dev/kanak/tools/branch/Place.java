package dev.kanak.tools.branch;

/**
 * A point on the earth.
 *
 * @param lat degrees north
 * @param lon degrees east
 */
record Place(double lat, double lon) {

    private static final double EARTH_RADIUS_KM = 6371.0;

    Place {
        if (!(Math.abs(lat) <= 90) || !(Math.abs(lon) <= 180)) {
            throw new IllegalArgumentException("lat and lon must be degrees: " + lat + ", " + lon);
        }
    }

    /** Distance as the crow flies (haversine formula on a sphere), in kilometres. */
    double kilometresTo(Place other) {
        double dLat = Math.toRadians(other.lat - lat);
        double dLon = Math.toRadians(other.lon - lon);
        double chord =
                haversine(dLat) + Math.cos(Math.toRadians(lat)) * Math.cos(Math.toRadians(other.lat)) * haversine(dLon);
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
    }

    private static double haversine(double angle) {
        double sine = Math.sin(angle / 2);
        return sine * sine;
    }
}

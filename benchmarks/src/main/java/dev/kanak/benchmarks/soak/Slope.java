package dev.kanak.benchmarks.soak;

import java.util.List;

/** How fast a quantity grows, by least squares. */
final class Slope {

    private Slope() {}

    /**
     * Growth for each step of x.
     *
     * @return 0 if there are fewer than two points
     */
    static double of(List<Point> points) {
        double meanX = points.stream().mapToDouble(Point::x).average().orElse(0);
        double meanY = points.stream().mapToDouble(Point::y).average().orElse(0);
        double products = 0;
        double squares = 0;
        for (Point point : points) {
            products += (point.x - meanX) * (point.y - meanY);
            squares += (point.x - meanX) * (point.x - meanX);
        }
        return squares == 0 ? 0 : products / squares;
    }

    record Point(double x, double y) {}
}

package dev.kanak.server.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A table for the terminal: a name on the left, figures on the right of each column. Not thread-safe. */
final class Table {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final int columns;

    Table(String... header) {
        columns = header.length;
        rows.add(List.of(header));
    }

    /** Adds a row with a cell for each column of the header. */
    Table row(String... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException("cells must be " + columns + ": " + cells.length);
        }
        rows.add(List.of(cells));
        return this;
    }

    /** A share or another figure near one, with three decimals; {@code -} where it is not defined. */
    static String figure(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }

    /** A share as a percentage with one decimal; {@code -} where it is not defined. */
    static String percent(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    /** The lines, each ending in a line break. */
    @Override
    public String toString() {
        int[] widths = IntStream.range(0, columns)
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column)
                                .codePointCount(0, row.get(column).length()))
                        .max()
                        .orElse(0))
                .toArray();
        var text = new StringBuilder();
        for (List<String> row : rows) {
            var line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                String cell = row.get(column);
                String pad = " ".repeat(widths[column] - cell.codePointCount(0, cell.length()));
                line.append(column == 0 ? cell + pad : GAP + pad + cell);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}

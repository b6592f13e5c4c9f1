package dev.kanak.server.eval;

import java.util.List;
import java.util.function.BiPredicate;

/** Fewest insertions, deletions and substitutions that turn one sequence into another. */
final class EditDistance {

    private EditDistance() {}

    static <T> int of(List<T> from, List<T> to, BiPredicate<T, T> same) {
        int[] before = new int[to.size() + 1];
        for (int j = 0; j < before.length; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= from.size(); i++) {
            int[] row = new int[before.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int substituted = before[j - 1] + (same.test(from.get(i - 1), to.get(j - 1)) ? 0 : 1);
                row[j] = Math.min(substituted, Math.min(before[j], row[j - 1]) + 1);
            }
            before = row;
        }
        return before[to.size()];
    }
}

package dev.kanak.server.eval;

import dev.kanak.core.speech.Language;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Right answers by language and by kind, and every wrong one. Not thread-safe. */
final class Tally {

    private final String subject;
    private final Map<String, int[]> byLanguage = new TreeMap<>();
    private final Map<String, int[]> byKind = new TreeMap<>();
    private final List<Map<String, Object>> results = new ArrayList<>();
    private final List<String> misses = new ArrayList<>();

    Tally(String subject) {
        this.subject = subject;
    }

    /** Counts one record. */
    void add(JsonLine line, String kind, boolean right, String expected, String got) {
        String language = line.language().map(Language::code).orElse("-");
        count(byLanguage, language, right);
        count(byKind, kind, right);
        String id = line.optionalText("id").orElse(Integer.toString(line.number()));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("id", id);
        result.put("language", language);
        result.put("kind", kind);
        result.put("right", right);
        result.put("expected", expected);
        result.put("got", got);
        results.add(result);
        if (!right) {
            String text = line.optionalText("text")
                    .or(() -> line.optionalText("input"))
                    .orElse("");
            misses.add("%s %s: %s%n  expected %s%n  got      %s".formatted(id, kind, text, expected, got));
        }
    }

    private static void count(Map<String, int[]> counts, String name, boolean right) {
        int[] count = counts.computeIfAbsent(name, _ -> new int[2]);
        count[0] += right ? 1 : 0;
        count[1]++;
    }

    /** Prints each miss and the accuracies, and writes every result to a file if one is named. */
    void print(PrintWriter print, Optional<Path> out) {
        misses.forEach(print::println);
        table(print, "language", byLanguage);
        table(print, "kind", byKind);
        long right = results.size() - (long) misses.size();
        print.printf("%s: %d of %d right (%.1f %%)%n", subject, right, results.size(), 100.0 * right / results.size());
        print.flush();
        out.ifPresent(file -> JsonLines.write(file, results));
    }

    private static void table(PrintWriter print, String name, Map<String, int[]> counts) {
        Table table = new Table(name, "right", "of", "percent");
        counts.forEach((key, count) -> table.row(
                key,
                Integer.toString(count[0]),
                Integer.toString(count[1]),
                Table.percent(count[0] / (double) count[1])));
        print.println(table);
    }
}

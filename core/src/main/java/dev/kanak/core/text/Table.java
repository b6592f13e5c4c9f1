package dev.kanak.core.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tab-separated resources beside this class; lines that begin with "# " are comments. */
final class Table {

    private Table() {}

    /** The words of each kind, as {@link Tokens#of} gives them, of rows of a kind and its words with a space between. */
    static Map<String, Set<String>> words(String resource) {
        var words = new HashMap<String, Set<String>>();
        for (List<String> row : read(resource)) {
            Set<String> kind = words.computeIfAbsent(row.get(0), _ -> new HashSet<>());
            for (String word : row.get(1).split(" ", -1)) {
                kind.add(Tokens.of(word).getFirst());
            }
        }
        return words;
    }

    /** The columns of each row. */
    static List<List<String>> read(String resource) {
        try (var stream = Table.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("# "))
                    .map(line -> List.of(line.split("\t", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

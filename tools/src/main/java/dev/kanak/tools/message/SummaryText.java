package dev.kanak.tools.message;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Wording of a summary: lines with places such as <code>{max}</code>. A line is left out if one of its places is unknown.
 *
 * @param lines in order
 */
record SummaryText(List<String> lines) {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z_]+)}");

    /** The wording in a language: {@code hi}, {@code hinglish} or {@code en}. */
    static SummaryText of(String language) {
        String file = "summary_" + language + ".txt";
        try (InputStream in = SummaryText.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no " + file);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new SummaryText(text.lines().filter(line -> !line.isBlank()).toList());
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }

    String filled(Map<String, String> places) {
        return lines.stream()
                .filter(line -> PLACE.matcher(line).results().allMatch(place -> places.containsKey(place.group(1))))
                .map(line -> PLACE.matcher(line)
                        .replaceAll(place -> Matcher.quoteReplacement(places.getOrDefault(place.group(1), ""))))
                .collect(Collectors.joining("\n"));
    }
}

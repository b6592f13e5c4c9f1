package dev.kanak.server.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads typed values by key and collects what is wrong with them.
 *
 * <p>A value that cannot be used is reported and replaced by a harmless one, so that reading goes on to the next. What was
 * never read is an unknown key. Not thread-safe.
 */
final class Settings {

    private final Map<String, Layers.Entry> entries;
    private final List<String> problems;
    private final Path home;
    private final Set<String> read = new TreeSet<>();

    /**
     * @param home folder that relative paths start from
     * @param problems where problems are added
     */
    Settings(Map<String, Layers.Entry> entries, Path home, List<String> problems) {
        this.entries = entries;
        this.home = home;
        this.problems = problems;
    }

    /** Keys read so far. */
    Set<String> read() {
        return read;
    }

    /** Values by key in the order of the files, for printing. */
    Map<String, JsonNode> effective() {
        var values = new LinkedHashMap<String, JsonNode>();
        entries.forEach((key, entry) -> values.put(key, entry.value()));
        return values;
    }

    /** Reports every key that was given but never read. */
    void refuseUnknown() {
        entries.forEach((key, entry) -> {
            if (!read.contains(key)) {
                problems.add("%s: unknown key%s (in %s)".formatted(key, Layers.didYouMean(key, read), entry.origin()));
            }
        });
    }

    void problem(String key, String problem) {
        var entry = entries.get(key);
        String text = key + ": " + problem + (entry == null ? "" : " (from " + entry.origin() + ")");
        if (!problems.contains(text)) {
            problems.add(text);
        }
    }

    int integer(String key, int min, int max) {
        var value = value(key);
        if (value == null) {
            return min;
        }
        if (!value.isIntegralNumber()) {
            problem(key, "must be a whole number from %d to %d, was %s".formatted(min, max, shown(value)));
            return min;
        }
        if (!value.canConvertToInt() || value.intValue() < min || value.intValue() > max) {
            problem(key, "must be %d to %d, was %s".formatted(min, max, shown(value)));
            return min;
        }
        return value.intValue();
    }

    double decimal(String key, double min, double max) {
        var value = value(key);
        if (value == null) {
            return min;
        }
        if (!value.isNumber() || !(value.doubleValue() >= min && value.doubleValue() <= max)) {
            problem(key, "must be a number from %s to %s, was %s".formatted(min, max, shown(value)));
            return min;
        }
        return value.doubleValue();
    }

    boolean flag(String key) {
        var value = value(key);
        if (value == null) {
            return false;
        }
        if (!value.isBoolean()) {
            problem(key, "must be true or false, was " + shown(value));
        }
        return value.booleanValue();
    }

    Duration millis(String key, int min, int max) {
        return Duration.ofMillis(integer(key, min, max));
    }

    Duration seconds(String key, int min, int max) {
        return Duration.ofSeconds(integer(key, min, max));
    }

    /** A text that is not blank. */
    String text(String key) {
        return optionalText(key).orElseGet(() -> {
            if (entries.containsKey(key)) {
                problem(key, "must not be empty");
            }
            return "";
        });
    }

    /** A text; empty or {@code null} stands for none. */
    Optional<String> optionalText(String key) {
        var value = value(key);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isValueNode()) {
            problem(key, "must be a text, was " + shown(value));
            return Optional.empty();
        }
        return Optional.of(value.asText().strip()).filter(text -> !text.isEmpty());
    }

    /** One of a few words. */
    String oneOf(String key, String... allowed) {
        String text = text(key);
        if (!text.isEmpty() && !List.of(allowed).contains(text)) {
            problem(key, "must be one of %s, was %s".formatted(String.join(", ", allowed), text));
            return allowed[0];
        }
        return text;
    }

    /** An address of the web; empty or {@code null} stands for none. */
    Optional<URI> address(String key) {
        return optionalText(key).flatMap(text -> {
            Optional<URI> uri = web(text);
            if (uri.isEmpty()) {
                problem(key, "must be an address such as https://host/path, was \"" + text + "\"");
            }
            return uri;
        });
    }

    private static Optional<URI> web(String text) {
        try {
            return Optional.of(new URI(text))
                    .filter(uri -> "http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    .filter(uri -> uri.getHost() != null);
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    /** A path, relative to the home folder unless absolute. */
    Path path(String key) {
        return home.resolve(text(key)).normalize();
    }

    /** A path, or none if the text is empty. */
    Optional<Path> optionalPath(String key) {
        return optionalText(key).map(text -> home.resolve(text).normalize());
    }

    /** A list of texts; on the command line and in the environment also separated by commas. */
    List<String> texts(String key) {
        var value = value(key);
        if (value == null || value.isNull()) {
            return List.of();
        }
        var texts = new ArrayList<String>();
        if (value.isArray()) {
            value.forEach(item -> texts.add(item.asText().strip()));
        } else if (value.isTextual()) {
            texts.addAll(List.of(value.textValue().split(",", -1)));
            texts.replaceAll(String::strip);
        } else {
            problem(key, "must be a list, was " + shown(value));
        }
        texts.removeIf(String::isEmpty);
        return List.copyOf(texts);
    }

    private @Nullable JsonNode value(String key) {
        read.add(key);
        var entry = entries.get(key);
        if (entry == null) {
            problems.add(key + ": missing; config/base.yaml must give its default");
            return null;
        }
        return entry.value();
    }

    private static String shown(JsonNode value) {
        String text = value.isTextual() ? "\"" + value.textValue() + "\"" : value.toString();
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}

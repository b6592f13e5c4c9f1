package dev.kanak.server.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Values by flat key, each from the last layer that gives it: base file, profile file, environment, command line.
 *
 * <p>An environment variable names a key in capitals with {@code _} for each dot and dash: {@code KANAK_GATEWAY_PORT} is
 * {@code gateway.port}. Not thread-safe.
 */
final class Layers {

    /**
     * One value.
     *
     * @param origin where it was given, e.g. {@code config/test.yaml}
     */
    record Entry(JsonNode value, String origin) {}

    /** Variables with the prefix that are not keys. */
    static final Set<String> RESERVED = Set.of("KANAK_HOME", "KANAK_SHARED", "KANAK_PROFILE", "KANAK_API_KEYS");

    private static final String PREFIX = "KANAK_";
    /** A variable this near to a key's is taken for a mistyped one; a farther one belongs to someone else. */
    private static final int TYPING_SLIPS = 3;

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<String> problems;

    Layers(List<String> problems) {
        this.problems = problems;
    }

    Map<String, Entry> entries() {
        return entries;
    }

    /** Adds a YAML file; it must be there. */
    void addFile(Path file) {
        String origin = "config/" + file.getFileName();
        try {
            JsonNode root = YAML.readTree(Files.readString(file));
            if (root.isMissingNode() || root.isNull()) {
                return;
            }
            if (!root.isObject()) {
                problems.add(origin + ": must be a mapping of keys to values");
                return;
            }
            flatten("", root, origin);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            problems.add("%s: not readable as YAML at line %d: %s"
                    .formatted(origin, at == null ? 1 : at.getLineNr(), firstLine(e.getOriginalMessage())));
        } catch (IOException e) {
            problems.add(origin + ": cannot be read");
        }
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private void flatten(String prefix, JsonNode node, String origin) {
        for (var field : node.properties()) {
            String key = prefix.isEmpty() ? field.getKey() : prefix + "." + field.getKey();
            if (field.getValue().isObject()) {
                flatten(key, field.getValue(), origin);
            } else {
                entries.put(key, new Entry(field.getValue(), origin));
            }
        }
    }

    /** Adds the variables that name a key of an earlier layer; one that nearly does is a problem. */
    void addEnvironment(Map<String, String> environment) {
        var names = new TreeMap<String, String>();
        entries.keySet().forEach(key -> names.put(variable(key), key));
        for (var variable : new TreeMap<>(environment).entrySet()) {
            String name = variable.getKey();
            if (!name.startsWith(PREFIX) || RESERVED.contains(name)) {
                continue;
            }
            String key = names.get(name);
            if (key != null) {
                entries.put(key, new Entry(parse(variable.getValue()), "environment variable " + name));
            } else {
                Suggestion.of(name, names.keySet())
                        .filter(known -> Suggestion.distance(known, name) <= TYPING_SLIPS)
                        .ifPresent(known -> problems.add(
                                "%s: environment variable names no key; did you mean %s?".formatted(name, known)));
            }
        }
    }

    static String variable(String key) {
        return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** Adds {@code key=value} pairs of the command line. */
    void addSettings(List<String> settings) {
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                problems.add("--set " + setting + ": must be key=value");
                continue;
            }
            entries.put(
                    setting.substring(0, equals).strip(),
                    new Entry(parse(setting.substring(equals + 1).strip()), "--set"));
        }
    }

    private static JsonNode parse(String text) {
        try {
            JsonNode value = YAML.readTree(text);
            return value.isValueNode() || value.isArray() ? value : TextNode.valueOf(text);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text);
        }
    }

    static String didYouMean(String name, Collection<String> known) {
        return Suggestion.of(name, known)
                .map(suggestion -> "; did you mean " + suggestion + "?")
                .orElse("");
    }
}

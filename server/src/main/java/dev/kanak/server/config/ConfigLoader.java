package dev.kanak.server.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads the configuration: {@code base.yaml}, then the profile's file, then environment variables, then {@code --set}, each
 * over the one before.
 */
public final class ConfigLoader {

    /** Variable that holds the API keys, separated by commas. */
    public static final String API_KEYS = "KANAK_API_KEYS";

    /** Variable that holds the keys of agents that use the tools over MCP, separated by commas. */
    public static final String MCP_KEYS = "KANAK_MCP_KEYS";

    private ConfigLoader() {}

    /**
     * What the configuration is read from.
     *
     * @param home folder that holds {@code config}
     * @param profile name of a file in it without {@code .yaml}
     * @param environment environment variables
     * @param settings {@code key=value} pairs of the command line
     */
    public record Request(Path home, String profile, Map<String, String> environment, List<String> settings) {}

    /**
     * Reads and checks everything.
     *
     * @throws ConfigException with every problem at once
     */
    public static Configuration load(Request request) {
        var problems = new ArrayList<String>();
        Path folder = request.home().resolve("config");
        if (!Files.isRegularFile(folder.resolve("base.yaml"))) {
            throw new ConfigException(List.of("config/base.yaml: not found in " + request.home()
                    + "; run kanak from its own folder or set KANAK_HOME to it"));
        }
        var layers = new Layers(problems);
        layers.addFile(folder.resolve("base.yaml"));
        addProfile(folder, request.profile(), layers, problems);
        layers.addEnvironment(request.environment());
        layers.addSettings(request.settings());

        var settings = new Settings(layers.entries(), request.home(), problems);
        var keys = keys(API_KEYS, request.environment(), problems);
        var mcpKeys = keys(MCP_KEYS, request.environment(), problems);
        var sections = new Sections(settings);
        var engines = new EngineSections(settings);
        var secrets = new Secrets(request.environment(), problems);
        var effects = new EffectSections(settings, secrets);
        var knowledge = new KnowledgeSections(settings, secrets, request.home());
        var gateway = sections.gateway(keys);
        var configuration = new Configuration(
                request.profile(),
                request.home(),
                gateway,
                sections.calls(),
                sections.chats(),
                engines.media(),
                engines.engines(),
                engines.mind(effects.tools(), knowledge.knowledge()),
                effects.effects(),
                mcpKeys,
                sections.replay(),
                sections.logs(),
                printed(layers.entries(), keys));
        settings.refuseUnknown();
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return configuration;
    }

    private static void addProfile(Path folder, String profile, Layers layers, List<String> problems) {
        var profiles = profiles(folder);
        if (profiles.contains(profile)) {
            layers.addFile(folder.resolve(profile + ".yaml"));
        } else {
            problems.add("--profile %s: no such profile; there are %s%s"
                    .formatted(profile, String.join(", ", profiles), Layers.didYouMean(profile, profiles)));
        }
    }

    private static List<String> profiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml") && !name.equals("base.yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                    .sorted()
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private static List<Secret> keys(String variable, Map<String, String> environment, List<String> problems) {
        var keys = Stream.of(environment.getOrDefault(variable, "").split(",", -1))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .map(Secret::new)
                .toList();
        if (keys.stream().anyMatch(key -> key.value().length() < 16)) {
            problems.add(variable + ": each key must have at least 16 characters");
        }
        return keys;
    }

    private static Map<String, Configuration.Printed> printed(Map<String, Layers.Entry> entries, List<Secret> keys) {
        var printed = new LinkedHashMap<String, Configuration.Printed>();
        entries.forEach((key, entry) ->
                printed.put(key, new Configuration.Printed(entry.value().toString(), entry.origin())));
        printed.put(API_KEYS, new Configuration.Printed(keys.isEmpty() ? "not set" : Secret.MASK, "environment"));
        return printed;
    }
}

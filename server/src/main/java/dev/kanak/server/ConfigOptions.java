package dev.kanak.server;

import dev.kanak.server.config.ConfigLoader;
import dev.kanak.server.config.Configuration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every command that reads the configuration. */
public final class ConfigOptions {

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "File in config/ that is laid over base.yaml; default: ${DEFAULT-VALUE}.",
            defaultValue = "personal")
    private String profile = "personal";

    @Option(names = "--port", paramLabel = "N", description = "TCP port of the HTTP server; sets gateway.port.")
    private @Nullable String port;

    @Option(names = "--udp-port", paramLabel = "N", description = "UDP port of all calls; sets media.udp-port.")
    private @Nullable String udpPort;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Sets one key; may be given several times.")
    private List<String> settings = new ArrayList<>();

    /**
     * Reads the configuration.
     *
     * @throws dev.kanak.server.config.ConfigException with every problem at once
     */
    public Configuration load() {
        return load(List.of());
    }

    /**
     * Reads the configuration.
     *
     * @param defaults {@code KEY=VALUE} over the files, under the command line's
     * @throws dev.kanak.server.config.ConfigException with every problem at once
     */
    public Configuration load(List<String> defaults) {
        var all = new ArrayList<>(defaults);
        all.addAll(settings);
        if (port != null) {
            all.add("gateway.port=" + port);
        }
        if (udpPort != null) {
            all.add("media.udp-port=" + udpPort);
        }
        return ConfigLoader.load(new ConfigLoader.Request(home(), profile, System.getenv(), all));
    }

    /** The folder with {@code config} and {@code data}: property {@code kanak.home}, KANAK_HOME, or where we are. */
    public static Path home() {
        String property = System.getProperty("kanak.home");
        Map<String, String> environment = System.getenv();
        return Path.of(property == null ? environment.getOrDefault("KANAK_HOME", "") : property)
                .toAbsolutePath()
                .normalize();
    }
}

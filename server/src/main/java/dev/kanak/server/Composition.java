package dev.kanak.server;

import dev.kanak.server.config.Configuration;
import dev.kanak.server.gateway.Services;
import dev.kanak.server.health.Readiness;
import dev.kanak.server.metrics.Metrics;
import java.util.List;

/** Chooses every implementation: reads the configuration, loads the engines, joins them into services. */
final class Composition implements AutoCloseable {

    /** What must be ready before a call is taken. */
    static final List<String> COMPONENTS = List.of("knowledge", "tools", "agent", "recogniser", "voice", "media");

    private final Services services;

    Composition(Services services) {
        this.services = services;
    }

    /**
     * Loads everything.
     *
     * @throws StartException if an engine cannot be loaded
     */
    static Composition load(Configuration configuration, Readiness readiness, Metrics metrics) {
        for (String component : COMPONENTS) {
            readiness.set(component, Readiness.State.FAILED);
        }
        throw new StartException("no engines for profile " + configuration.profile(), new IllegalStateException());
    }

    Services services() {
        return services;
    }

    @Override
    public void close() {
        services.calls().close();
    }
}

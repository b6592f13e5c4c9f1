package dev.kanak.server.health;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Whether each component is starting, ready or failed. Thread-safe. */
public final class Readiness {

    /** State of a component. */
    public enum State {
        STARTING,
        READY,
        FAILED
    }

    private final Map<String, State> components = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<String, Supplier<String>> versions = Collections.synchronizedMap(new LinkedHashMap<>());
    private volatile boolean draining;

    /** Every component begins as starting. */
    public Readiness(List<String> names) {
        names.forEach(name -> components.put(name, State.STARTING));
    }

    public void set(String component, State state) {
        components.put(component, state);
    }

    /** What a component serves may change while it runs; {@code version} says what it is now. */
    public void version(String component, Supplier<String> version) {
        versions.put(component, version);
    }

    /** The version of each component that has one, as of now. */
    public Map<String, String> versions() {
        synchronized (versions) {
            Map<String, String> now = new LinkedHashMap<>();
            versions.forEach((component, version) -> now.put(component, version.get()));
            return now;
        }
    }

    /** The server is shutting down: not ready, whatever the components are. */
    public void drain() {
        draining = true;
    }

    public boolean draining() {
        return draining;
    }

    public boolean isReady() {
        return !draining && components().values().stream().allMatch(state -> state == State.READY);
    }

    /** Every component in the order given. */
    public Map<String, State> components() {
        synchronized (components) {
            return new LinkedHashMap<>(components);
        }
    }
}

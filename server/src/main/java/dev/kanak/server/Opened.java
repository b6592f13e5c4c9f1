package dev.kanak.server;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What was opened, to be closed together. Not thread-safe. */
final class Opened implements AutoCloseable {

    private final Deque<AutoCloseable> resources = new ArrayDeque<>();

    /** Takes a resource into its keeping. */
    <T extends AutoCloseable> T add(T resource) {
        resources.push(resource);
        return resource;
    }

    /**
     * Closes everything, the last opened first.
     *
     * @throws IllegalStateException if one could not be closed, once all others are
     */
    @Override
    public void close() {
        @Nullable IllegalStateException failure = null;
        while (!resources.isEmpty()) {
            try {
                resources.pop().close();
            } catch (Exception e) {
                failure = new IllegalStateException("cannot close a component", e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}

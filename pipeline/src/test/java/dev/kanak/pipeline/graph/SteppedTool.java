package dev.kanak.pipeline.graph;

import dev.kanak.core.port.Tool;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A tool with an effect in the middle of work that goes on step by step, when the test says so. */
final class SteppedTool implements Tool {

    static final String NAME = "book_visit";

    private final int steps;
    private final Semaphore allowed = new Semaphore(0);
    private final Semaphore done = new Semaphore(0);

    /** The requests that had their effect, by idempotency key. */
    final List<String> effects = new CopyOnWriteArrayList<>();

    /** @param steps of its work; the effect comes half way */
    SteppedTool(int steps) {
        this.steps = steps;
    }

    /** Lets it take so many steps and waits until it has. */
    void take(int count) throws InterruptedException {
        allowed.release(count);
        if (!done.tryAcquire(count, 10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the tool does not run");
        }
    }

    /** Lets it take all the steps it ever wants. */
    void letGo() {
        allowed.release(1_000);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Books.";
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of();
    }

    @Override
    public boolean hasEffects() {
        return true;
    }

    @Override
    public Map<String, Object> call(Map<String, Object> arguments) {
        throw new IllegalStateException("called without its origin");
    }

    @Override
    public Map<String, Object> call(Map<String, Object> arguments, Origin origin) {
        for (int step = 0; step < steps; step++) {
            try {
                allowed.acquire();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted at step " + step, e);
            }
            if (step == steps / 2) {
                effects.add(origin.idempotencyKey().orElseThrow());
            }
            done.release();
        }
        return Map.of("visit", "v1");
    }
}

package dev.kanak.tools.store;

import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Names of new rows: a word, the time and chance, e.g. {@code lead-019aa1b2c3d4-000f-9c5e7f0a1b2c}. Later names sort after
 * earlier ones of the same process. Thread-safe.
 */
public final class Ids {

    private static final AtomicLong LAST = new AtomicLong();
    private static final int COUNTER_BITS = 16;

    private final InstantSource clock;

    public Ids(InstantSource clock) {
        this.clock = clock;
    }

    /** A new name. */
    public String next(String word) {
        long floor = clock.millis() << COUNTER_BITS;
        long time = LAST.updateAndGet(last -> Math.max(last + 1, floor));
        String random = UUID.randomUUID().toString();
        return "%s-%012x-%04x-%s"
                .formatted(word, time >>> COUNTER_BITS, time & 0xFFFF, random.substring(random.length() - 12));
    }
}

package dev.kanak.tools.outbox;

import java.time.Duration;
import java.util.Optional;

/** What came of an attempt to tell a receiver. */
public sealed interface Delivery {

    /** The receiver has it, from now or from before. */
    record Delivered() implements Delivery {}

    /**
     * It may be taken later.
     *
     * @param reason a code, never data
     * @param after wait that the receiver asked for
     */
    record TryLater(String reason, Optional<Duration> after) implements Delivery {}

    /**
     * It will never be taken as it is.
     *
     * @param reason a code, never data
     */
    record Refused(String reason) implements Delivery {}

    static Delivery delivered() {
        return new Delivered();
    }

    static Delivery tryLater(String reason) {
        return new TryLater(reason, Optional.empty());
    }

    static Delivery refused(String reason) {
        return new Refused(reason);
    }
}

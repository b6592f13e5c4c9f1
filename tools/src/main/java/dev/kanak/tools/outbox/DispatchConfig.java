package dev.kanak.tools.outbox;

import java.time.Duration;

/**
 * How receivers are told.
 *
 * @param firstDelay wait after the first failure, doubled after each one more and shortened by chance up to a half
 * @param longestDelay the wait never grows beyond it
 * @param attempts failures after which an event is a dead letter
 * @param lease time after which an event whose sender has died may be sent by another
 * @param poll longest wait before rows of another process are looked for
 * @param breakAfter failures in a row, of one receiver, after which it is left alone
 * @param breakFor time that it is then left alone
 */
public record DispatchConfig(
        Duration firstDelay,
        Duration longestDelay,
        int attempts,
        Duration lease,
        Duration poll,
        int breakAfter,
        Duration breakFor) {

    private static final int MOST_DOUBLINGS = 30;

    /**
     * Wait after a failure.
     *
     * @param failures at least 1
     * @param chance from 0 to 1
     */
    Duration delay(int failures, double chance) {
        double doubled = firstDelay.toMillis() * Math.pow(2, Math.min(failures - 1, MOST_DOUBLINGS));
        double capped = Math.min(doubled, (double) longestDelay.toMillis());
        return Duration.ofMillis(Math.round(capped * (0.5 + chance / 2)));
    }
}

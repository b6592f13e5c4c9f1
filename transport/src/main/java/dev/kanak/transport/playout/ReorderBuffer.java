package dev.kanak.transport.playout;

import dev.kanak.core.time.MonotonicTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts packets back in order, waiting a little for those that are missing. Pure; one thread.
 *
 * <p>A packet that is next in order passes at once: the buffer adds no delay to a clean stream. A packet that is ahead
 * waits until the missing ones come, until more than {@link Settings#maxHeld} wait, or until the first of them has
 * waited {@link Settings#maxWait}; what is then still missing is given up as a gap.
 *
 * @param <P> what a packet carries
 */
public final class ReorderBuffer<P> {

    private static final int HISTORY = 64;

    private final Settings settings;
    private final TreeMap<Long, Held<P>> held = new TreeMap<>();
    private boolean started;
    private long next;
    private long delivered;

    private record Held<P>(P packet, MonotonicTime since) {}

    /**
     * How long to wait.
     *
     * @param maxHeld packets that may wait at the same time
     * @param maxWait longest wait of one packet
     * @param maxJump a distance beyond which the sender is taken to have restarted
     */
    public record Settings(int maxHeld, Duration maxWait, int maxJump) {}

    /**
     * What to do next, in order.
     *
     * @param <P> what a packet carries
     */
    public sealed interface Step<P> {

        /**
         * The next packet of the stream.
         *
         * @param packet in its turn
         * @param reordered true if it came after one that follows it
         * @param <P> what a packet carries
         */
        record Deliver<P>(P packet, boolean reordered) implements Step<P> {}

        /**
         * Packets given up, just before the next delivery.
         *
         * @param missing how many
         * @param <P> what a packet carries
         */
        record Gap<P>(int missing) implements Step<P> {}

        /**
         * The sender jumped: the next delivery begins a new stream.
         *
         * @param <P> what a packet carries
         */
        record Restart<P>() implements Step<P> {}

        /**
         * The packet was there before.
         *
         * @param <P> what a packet carries
         */
        record Duplicate<P>() implements Step<P> {}

        /**
         * The packet came after it was given up; it is dropped.
         *
         * @param <P> what a packet carries
         */
        record Late<P>() implements Step<P> {}
    }

    public ReorderBuffer(Settings settings) {
        this.settings = settings;
    }

    /**
     * Takes a packet.
     *
     * @param sequence RTP sequence number, 0 to 65 535
     * @param packet what it carries
     * @param now arrival
     */
    public List<Step<P>> on(int sequence, P packet, MonotonicTime now) {
        List<Step<P>> steps = new ArrayList<>(2);
        if (!started) {
            started = true;
            next = sequence;
        }
        long extended = next + (short) (sequence - (int) next);
        if (Math.abs(extended - next) > settings.maxJump) {
            restart(sequence, steps);
            extended = next;
        }
        if (extended < next) {
            steps.add(seen(extended) ? new Step.Duplicate<>() : new Step.Late<>());
        } else if (held.putIfAbsent(extended, new Held<>(packet, now)) != null) {
            steps.add(new Step.Duplicate<>());
        } else {
            drain(steps, extended < held.lastKey());
        }
        return steps;
    }

    /** Gives up what has been waited for long enough; call it at {@link #deadline} at the latest. */
    public List<Step<P>> onTime(MonotonicTime now) {
        List<Step<P>> steps = new ArrayList<>(2);
        while (deadline().filter(d -> !now.isBefore(d)).isPresent()) {
            skip(steps);
        }
        return steps;
    }

    /** When the packet that has waited longest will have waited enough; empty if none waits. */
    public Optional<MonotonicTime> deadline() {
        return held.values().stream()
                .map(Held::since)
                .min(MonotonicTime::compareTo)
                .map(since -> since.plus(settings.maxWait));
    }

    private void restart(int sequence, List<Step<P>> steps) {
        while (!held.isEmpty()) {
            skip(steps);
        }
        steps.add(new Step.Restart<>());
        next = sequence;
        delivered = 0;
    }

    /** Delivers what is in order; the packet just put in was overtaken if {@code reordered}. */
    private void drain(List<Step<P>> steps, boolean reordered) {
        boolean first = reordered;
        while (!held.isEmpty() && held.firstKey() == next) {
            deliver(steps, first);
            first = false;
        }
        if (held.size() > settings.maxHeld) {
            skip(steps);
        }
    }

    /** Gives up the packets before the first one held, and delivers from there. */
    private void skip(List<Step<P>> steps) {
        int missing = (int) (held.firstKey() - next);
        if (missing > 0) {
            steps.add(new Step.Gap<>(missing));
            advance(missing);
        }
        drain(steps, false);
    }

    private void deliver(List<Step<P>> steps, boolean reordered) {
        steps.add(new Step.Deliver<>(held.pollFirstEntry().getValue().packet(), reordered));
        advance(1);
        delivered |= 1;
    }

    private void advance(int count) {
        delivered = count >= HISTORY ? 0 : delivered << count;
        next += count;
    }

    private boolean seen(long extended) {
        long back = next - extended;
        return back <= HISTORY && (delivered >>> (back - 1) & 1) != 0;
    }
}

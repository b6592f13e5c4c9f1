package dev.kanak.transport.ice;

import dev.kanak.core.time.MonotonicTime;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chooses which of a caller's addresses receives the media. Pure; not thread-safe.
 *
 * <p>Only addresses that sent an authenticated check count. The caller's nomination decides; failing that, the first
 * address. When the chosen address has been silent for {@link #STALE_AFTER} and another one speaks, the call moves
 * there: a NAT that gave the caller a new port is followed although the caller does not know.
 */
public final class PathSelector {

    /** Silence of the chosen address after which another may take its place: fifty lost packets. */
    public static final Duration STALE_AFTER = Duration.ofSeconds(1);

    /** Silence of an address after which another call may have it: two consent checks (RFC 7675 section 5.1). */
    public static final Duration HELD_FOR = Duration.ofSeconds(10);

    /** Addresses remembered for one call. */
    public static final int MAX_ADDRESSES = 16;

    private final Map<InetSocketAddress, MonotonicTime> heard = new LinkedHashMap<>();
    private @Nullable InetSocketAddress selected;

    /**
     * An authenticated check arrived.
     *
     * @param nominated true if it carried USE-CANDIDATE
     * @return the address forgotten to make room, if any
     */
    public Optional<InetSocketAddress> onCheck(InetSocketAddress from, boolean nominated, MonotonicTime now) {
        heard.put(from, now);
        if (nominated) {
            selected = from;
        } else {
            moveIfStale(from, now);
        }
        return heard.size() > MAX_ADDRESSES ? forget() : Optional.empty();
    }

    /** A packet that authenticated as this call's arrived; counts only from an address that passed a check. */
    public void onMedia(InetSocketAddress from, MonotonicTime now) {
        if (heard.replace(from, now) != null) {
            moveIfStale(from, now);
        }
    }

    /** True if the call was heard from an address, no longer ago than {@link #HELD_FOR}. */
    public boolean holds(InetSocketAddress address, MonotonicTime now) {
        MonotonicTime last = heard.get(address);
        return last != null && now.since(last).compareTo(HELD_FOR) <= 0;
    }

    /** Where to send; empty until a check has authenticated. */
    public Optional<InetSocketAddress> selected() {
        return Optional.ofNullable(selected);
    }

    private void moveIfStale(InetSocketAddress from, MonotonicTime now) {
        MonotonicTime last = selected == null ? null : heard.get(selected);
        if (last == null || now.since(last).compareTo(STALE_AFTER) > 0) {
            selected = from;
        }
    }

    private Optional<InetSocketAddress> forget() {
        Optional<InetSocketAddress> oldest = heard.entrySet().stream()
                .filter(e -> !e.getKey().equals(selected))
                .min(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
        oldest.ifPresent(heard::remove);
        return oldest;
    }
}

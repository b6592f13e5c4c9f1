package dev.kanak.transport.rtcp;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Which of our packets count as received, by the caller's reports: the extended highest sequence number received and the
 * cumulative number of packets lost (RFC 3550 section 6.4.1). Pure; not thread-safe.
 *
 * <p>A report says how far the caller has received and how many are missing up to there, not which. So:
 *
 * <ul>
 *   <li>The packets between two reports count if at most a quarter of them was lost; that much is left to FEC and concealment.
 *   <li>A report that is further behind than a round trip and half a second says that the line stands still.
 *   <li>What the last report does not cover fares as it did: it counts unless that report told of a loss or a standstill.
 *   <li>Without a report everything sent counts. That no more reports come is no sign of loss.
 * </ul>
 *
 * <p>A report about another source, of a packet that was never sent, or from before the last one is ignored. The count of
 * cycles is the receiver's own and is not used: our packets are found by the lower 16 bits, within half a cycle of the last.
 */
public final class Acknowledgements {

    /** Share of an interval's packets that may be lost. */
    static final double MOST_LOST = 0.25;

    /** Packets sent in half a second: what a report may be behind besides the round trip. */
    static final int SLACK_PACKETS = 25;

    private static final double PACKET_MS = 20;
    private static final double UNKNOWN_ROUND_TRIP_MS = 500;
    private static final double LONGEST_ROUND_TRIP_MS = 5_000;
    private static final int MOST_GAPS = 32;
    private static final int SIGNED_24 = 8;

    private final long ssrc;
    private final Deque<Gap> gaps = new ArrayDeque<>();
    private long first = -1;
    private long sent = -1;
    private long highest = -1;
    private long lost;
    private boolean delivering = true;
    private @Nullable ReportBlock last;

    /** Packets between two reports too many of which were lost, both ends included. */
    private record Gap(long from, long to) {}

    /**
     * Nothing sent yet.
     *
     * @param ssrc our source
     */
    public Acknowledgements(long ssrc) {
        this.ssrc = ssrc;
    }

    /**
     * A packet went out, 20 ms after the one before.
     *
     * @param packet its sequence number with the cycles before it, one more than the last
     */
    public void sent(long packet) {
        if (first < 0) {
            first = packet;
            highest = packet - 1;
        }
        sent = packet;
    }

    /**
     * A report came.
     *
     * @param roundTripMs negative if not known
     */
    public void reported(ReportBlock block, double roundTripMs) {
        boolean repeated = block.lastSenderReport() != 0 && block.equals(last);
        if (block.ssrc() != ssrc || sent < 0 || repeated) {
            return;
        }
        long received = sent + (short) (block.extendedHighest() - sent);
        if (received > sent || received < first || received < highest) {
            return;
        }
        last = block;
        take(received, missing(block));
        if (sent - received > SLACK_PACKETS + packets(roundTripMs)) {
            delivering = false;
        }
    }

    private void take(long received, int missing) {
        if (received == highest) {
            return;
        }
        delivering = missing <= MOST_LOST * (received - highest);
        if (!delivering) {
            gaps.addLast(new Gap(highest + 1, received));
            if (gaps.size() > MOST_GAPS) {
                gaps.removeFirst();
            }
        }
        highest = received;
    }

    /** Packets lost since the last report: the difference of two numbers of 24 bits, negative after duplicates. */
    private int missing(ReportBlock block) {
        int since = (int) (block.cumulativeLost() - lost) << SIGNED_24 >> SIGNED_24;
        lost = block.cumulativeLost();
        return since;
    }

    private static double packets(double roundTripMs) {
        double known = roundTripMs < 0 ? UNKNOWN_ROUND_TRIP_MS : roundTripMs;
        return Math.min(known, LONGEST_ROUND_TRIP_MS) / PACKET_MS;
    }

    /**
     * The last of some packets before the first that does not count as received.
     *
     * @return {@code from - 1} to {@code to}
     */
    public long receivedOf(long from, long to) {
        long end = delivering ? to : Math.max(from - 1, Math.min(to, highest));
        for (Gap gap : gaps) {
            if (gap.to >= from && gap.from <= end) {
                return Math.max(from, gap.from) - 1;
            }
        }
        return end;
    }

    /** True if a report covers the packet, whether it was received or not; false if that is only taken to be so. */
    public boolean covers(long packet) {
        return packet <= highest;
    }
}

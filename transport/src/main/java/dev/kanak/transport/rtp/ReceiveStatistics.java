package dev.kanak.transport.rtp;

import dev.kanak.core.time.MonotonicTime;

/**
 * What one synchronisation source has delivered (RFC 3550 appendices A.1, A.3 and A.8). Pure; one thread.
 *
 * <p>Counts packets that authenticated and were not replayed, so the probation of appendix A.1 is not needed.
 */
public final class ReceiveStatistics {

    private static final int SEQUENCE_MODULUS = 1 << 16;
    private static final int MAX_DROPOUT = 3000;
    private static final int MAX_MISORDER = 100;

    private final long clockRateHz;
    private boolean started;
    private int maxSequence;
    private long baseSequence;
    private long cycles;
    private int badSequence = -1;
    private long received;
    private long lostBeforeRestart;
    private long expectedPrior;
    private long receivedPrior;
    private long lastTransit;
    private boolean transitKnown;
    private double jitter;

    /**
     * Begins with no packet seen.
     *
     * @param clockRateHz of the RTP timestamps
     */
    public ReceiveStatistics(int clockRateHz) {
        this.clockRateHz = clockRateHz;
    }

    /** Counts a packet of the media. */
    public void onPacket(RtpPacket packet, MonotonicTime arrival) {
        if (!started) {
            restart(packet.sequence());
            started = true;
        }
        if (updateSequence(packet.sequence())) {
            received++;
            updateJitter(packet.timestamp(), arrival);
        }
    }

    /** {@code update_seq} of appendix A.1; false if the packet makes a jump that a second one must confirm. */
    private boolean updateSequence(int sequence) {
        int delta = (sequence - maxSequence) & 0xffff;
        if (delta < MAX_DROPOUT) {
            if (sequence < maxSequence) {
                cycles += SEQUENCE_MODULUS;
            }
            maxSequence = sequence;
            return true;
        }
        if (delta > SEQUENCE_MODULUS - MAX_MISORDER) {
            return true;
        }
        if (sequence != badSequence) {
            badSequence = (sequence + 1) & 0xffff;
            return false;
        }
        lostBeforeRestart = lost();
        restart(sequence);
        return true;
    }

    private void restart(int sequence) {
        maxSequence = sequence;
        baseSequence = sequence;
        cycles = 0;
        badSequence = -1;
        received = 0;
        expectedPrior = 0;
        receivedPrior = 0;
    }

    private void updateJitter(long timestamp, MonotonicTime arrival) {
        long transit = (arrival.nanos() / 1000 * clockRateHz / 1_000_000 - timestamp) & 0xffff_ffffL;
        if (transitKnown) {
            long d = Math.abs((int) (transit - lastTransit));
            jitter += (d - jitter) / 16;
        }
        lastTransit = transit;
        transitKnown = true;
    }

    /** Extended highest sequence number received, 32 bits. */
    public long extendedHighest() {
        return (cycles + maxSequence) & 0xffff_ffffL;
    }

    /** Packets expected but not received, never negative (appendix A.3). */
    public long lost() {
        return lostBeforeRestart + Math.max(0, expected() - received);
    }

    private long expected() {
        return started ? cycles + maxSequence - baseSequence + 1 : 0;
    }

    /** Share lost since this was last asked, in 1/256 (appendix A.3). */
    public int takeFractionLost() {
        long expectedInterval = expected() - expectedPrior;
        long lostInterval = expectedInterval - (received - receivedPrior);
        expectedPrior = expected();
        receivedPrior = received;
        return expectedInterval == 0 || lostInterval <= 0
                ? 0
                : (int) Math.min(255, (lostInterval << 8) / expectedInterval);
    }

    /** Interarrival jitter in timestamp units (appendix A.8). */
    public long jitter() {
        return (long) jitter;
    }

    public double jitterMs() {
        return jitter * 1000 / clockRateHz;
    }
}

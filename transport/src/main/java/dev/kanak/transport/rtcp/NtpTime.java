package dev.kanak.transport.rtcp;

import java.time.Instant;

/** 64-bit NTP timestamps as RTCP carries them (RFC 3550 section 4). */
public final class NtpTime {

    private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;

    private NtpTime() {}

    /** Seconds since 1900 in the upper 32 bits, their fraction in the lower. */
    public static long of(Instant time) {
        return (time.getEpochSecond() + SECONDS_1900_TO_1970) << 32 | ((long) time.getNano() << 32) / 1_000_000_000L;
    }

    /** The middle 32 bits: what report blocks quote. */
    public static long middle(long ntpTime) {
        return ntpTime >>> 16 & 0xffff_ffffL;
    }

    /**
     * Round trip by RFC 3550 section 6.4.1: arrival − LSR − DLSR.
     *
     * @param arrival NTP time at which the block arrived
     * @return milliseconds; negative if the block quotes no sender report or times that cannot be
     */
    public static double roundTripMs(long arrival, ReportBlock block) {
        if (block.lastSenderReport() == 0) {
            return -1;
        }
        int units = (int) (middle(arrival) - block.lastSenderReport() - block.delaySinceLastSenderReport());
        return units * 1000.0 / 65_536;
    }
}

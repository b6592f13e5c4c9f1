package dev.kanak.transport.rtcp;

/**
 * How well a source is received (RFC 3550 section 6.4.1). All values unsigned.
 *
 * @param ssrc the source reported on
 * @param fractionLost since the last report, in 1/256
 * @param cumulativeLost 24 bits
 * @param extendedHighest highest sequence number with its cycles, 32 bits
 * @param jitter in timestamp units
 * @param lastSenderReport middle 32 bits of the NTP time of the last sender report; 0 if none
 * @param delaySinceLastSenderReport in 1/65 536 seconds
 */
public record ReportBlock(
        long ssrc,
        int fractionLost,
        long cumulativeLost,
        long extendedHighest,
        long jitter,
        long lastSenderReport,
        long delaySinceLastSenderReport) {

    static final int BYTES = 24;
}

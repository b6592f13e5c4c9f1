package dev.kanak.transport.rtcp;

import dev.kanak.transport.rtp.ReceiveStatistics;

/**
 * Remembers the caller's last sender report and the last round trip. Pure; one thread.
 */
public final class ReportExchange {

    private final long ownSsrc;
    private long lastSenderReport;
    private long lastSenderReportAt;
    private double roundTripMs = -1;

    /**
     * Begins with nothing heard.
     *
     * @param ownSsrc source that report blocks about us name
     */
    public ReportExchange(long ownSsrc) {
        this.ownSsrc = ownSsrc;
    }

    /**
     * Takes in one packet.
     *
     * @param ntpNow arrival as {@link NtpTime#of}
     */
    public void on(RtcpPacket packet, long ntpNow) {
        if (packet instanceof RtcpPacket.SenderReport report) {
            lastSenderReport = NtpTime.middle(report.ntpTime());
            lastSenderReportAt = ntpNow;
        }
        packet.blocks().forEach(b -> on(b, ntpNow));
    }

    private void on(ReportBlock block, long ntpNow) {
        double measured = block.ssrc() == ownSsrc ? NtpTime.roundTripMs(ntpNow, block) : -1;
        if (measured >= 0) {
            roundTripMs = measured;
        }
    }

    /** Our view of the caller's source, to be sent now. */
    public ReportBlock block(long ssrc, ReceiveStatistics statistics, long ntpNow) {
        long delay = lastSenderReport == 0 ? 0 : NtpTime.middle(ntpNow - lastSenderReportAt);
        return new ReportBlock(
                ssrc,
                statistics.takeFractionLost(),
                statistics.lost(),
                statistics.extendedHighest(),
                statistics.jitter(),
                lastSenderReport,
                delay);
    }

    /** Milliseconds; negative if not yet known. */
    public double roundTripMs() {
        return roundTripMs;
    }
}

package dev.kanak.transport.rtcp;

import dev.kanak.transport.rtp.Bytes;
import java.util.ArrayList;
import java.util.List;

/** One packet of a compound RTCP packet (RFC 3550 section 6). */
public sealed interface RtcpPacket {

    int SENDER_REPORT = 200;
    int RECEIVER_REPORT = 201;
    int SOURCE_DESCRIPTION = 202;
    int GOODBYE = 203;

    /** What it tells of the sources it receives. */
    default List<ReportBlock> blocks() {
        return List.of();
    }

    /**
     * What a source has sent and how it receives others.
     *
     * @param ssrc the reporter
     * @param ntpTime 64-bit NTP timestamp
     * @param rtpTimestamp the same moment on the media's clock
     * @param packets sent so far, 32 bits
     * @param octets of payload sent so far, 32 bits
     * @param blocks at most 31
     */
    record SenderReport(long ssrc, long ntpTime, long rtpTimestamp, long packets, long octets, List<ReportBlock> blocks)
            implements RtcpPacket {}

    /**
     * How a participant that sends nothing receives others.
     *
     * @param ssrc the reporter
     * @param blocks at most 31
     */
    record ReceiverReport(long ssrc, List<ReportBlock> blocks) implements RtcpPacket {}

    /**
     * Sources that end.
     *
     * @param ssrcs at most 31
     */
    record Goodbye(List<Long> ssrcs) implements RtcpPacket {}

    /**
     * Well-formed, but of no use here.
     *
     * @param type payload type, 192 to 223
     */
    record Other(int type) implements RtcpPacket {}

    /**
     * Reads an unprotected compound packet.
     *
     * @return the packets up to the first that is malformed
     */
    static List<RtcpPacket> parse(byte[] data, int length) {
        List<RtcpPacket> packets = new ArrayList<>();
        int at = 0;
        while (at + 4 <= length && Bytes.u8(data, at) >> 6 == 2) {
            int end = at + 4 + 4 * Bytes.u16(data, at + 2);
            if (end > length) {
                break;
            }
            if (!RtcpReader.read(data, at, end, packets)) {
                break;
            }
            at = end;
        }
        return List.copyOf(packets);
    }
}

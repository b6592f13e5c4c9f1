package dev.kanak.transport.rtcp;

import dev.kanak.transport.rtp.PacketBuffer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Builds a compound RTCP packet (RFC 3550 section 6.1): a report first, then a CNAME. Used once, by one thread. */
public final class RtcpWriter {

    private static final int MAX_BYTES = 1200;

    private final ByteBuffer out = ByteBuffer.allocate(MAX_BYTES);

    public RtcpWriter senderReport(RtcpPacket.SenderReport report) {
        header(
                report.blocks().size(),
                RtcpPacket.SENDER_REPORT,
                24 + ReportBlock.BYTES * report.blocks().size());
        put32(report.ssrc());
        out.putLong(report.ntpTime());
        put32(report.rtpTimestamp());
        put32(report.packets());
        put32(report.octets());
        return blocks(report.blocks());
    }

    public RtcpWriter receiverReport(RtcpPacket.ReceiverReport report) {
        header(
                report.blocks().size(),
                RtcpPacket.RECEIVER_REPORT,
                4 + ReportBlock.BYTES * report.blocks().size());
        put32(report.ssrc());
        return blocks(report.blocks());
    }

    /** Names a source (RFC 3550 section 6.5.1). */
    public RtcpWriter cname(long ssrc, String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        int padding = 4 - (2 + text.length) % 4;
        header(1, RtcpPacket.SOURCE_DESCRIPTION, 4 + 2 + text.length + padding);
        put32(ssrc);
        out.put((byte) 1).put((byte) text.length).put(text).put(new byte[padding]);
        return this;
    }

    public RtcpWriter goodbye(long ssrc) {
        header(1, RtcpPacket.GOODBYE, 4);
        put32(ssrc);
        return this;
    }

    /** The packet, with room behind it for the SRTCP index and tag. */
    public PacketBuffer packet() {
        byte[] bytes = new byte[out.position() + 32];
        out.get(0, bytes, 0, out.position());
        return new PacketBuffer(bytes, out.position());
    }

    private RtcpWriter blocks(List<ReportBlock> blocks) {
        for (ReportBlock block : blocks) {
            put32(block.ssrc());
            put32((long) block.fractionLost() << 24 | Math.min(block.cumulativeLost(), 0x7f_ffff));
            put32(block.extendedHighest());
            put32(block.jitter());
            put32(block.lastSenderReport());
            put32(block.delaySinceLastSenderReport());
        }
        return this;
    }

    private void header(int count, int type, int contentBytes) {
        out.put((byte) (0x80 | count)).put((byte) type).putShort((short) (contentBytes / 4));
    }

    private void put32(long value) {
        out.putInt((int) value);
    }
}

package dev.kanak.transport.rtcp;

import dev.kanak.transport.rtp.Bytes;
import java.util.ArrayList;
import java.util.List;

/** Reads single RTCP packets whose common header fits. */
final class RtcpReader {

    private static final int SENDER_INFO_BYTES = 28;
    private static final int RECEIVER_INFO_BYTES = 8;

    private RtcpReader() {}

    /** Reads the packet from {@code at} to {@code end}; false if its content does not fit. */
    static boolean read(byte[] data, int at, int end, List<RtcpPacket> into) {
        int count = Bytes.u8(data, at) & 0x1f;
        int type = Bytes.u8(data, at + 1);
        int need = switch (type) {
            case RtcpPacket.SENDER_REPORT -> SENDER_INFO_BYTES + count * ReportBlock.BYTES;
            case RtcpPacket.RECEIVER_REPORT -> RECEIVER_INFO_BYTES + count * ReportBlock.BYTES;
            case RtcpPacket.GOODBYE -> 4 + 4 * count;
            default -> 4;
        };
        if (at + need > end) {
            return false;
        }
        into.add(
                switch (type) {
                    case RtcpPacket.SENDER_REPORT -> senderReport(data, at, count);
                    case RtcpPacket.RECEIVER_REPORT ->
                        new RtcpPacket.ReceiverReport(
                                Bytes.u32(data, at + 4), blocks(data, at + RECEIVER_INFO_BYTES, count));
                    case RtcpPacket.GOODBYE -> new RtcpPacket.Goodbye(ssrcs(data, at + 4, count));
                    default -> new RtcpPacket.Other(type);
                });
        return true;
    }

    private static RtcpPacket senderReport(byte[] data, int at, int count) {
        return new RtcpPacket.SenderReport(
                Bytes.u32(data, at + 4),
                Bytes.u32(data, at + 8) << 32 | Bytes.u32(data, at + 12),
                Bytes.u32(data, at + 16),
                Bytes.u32(data, at + 20),
                Bytes.u32(data, at + 24),
                blocks(data, at + SENDER_INFO_BYTES, count));
    }

    private static List<ReportBlock> blocks(byte[] data, int from, int count) {
        List<ReportBlock> blocks = new ArrayList<>(count);
        for (int at = from; blocks.size() < count; at += ReportBlock.BYTES) {
            blocks.add(new ReportBlock(
                    Bytes.u32(data, at),
                    Bytes.u8(data, at + 4),
                    Bytes.u32(data, at + 4) & 0xff_ffff,
                    Bytes.u32(data, at + 8),
                    Bytes.u32(data, at + 12),
                    Bytes.u32(data, at + 16),
                    Bytes.u32(data, at + 20)));
        }
        return List.copyOf(blocks);
    }

    private static List<Long> ssrcs(byte[] data, int from, int count) {
        List<Long> ssrcs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ssrcs.add(Bytes.u32(data, from + 4 * i));
        }
        return List.copyOf(ssrcs);
    }
}

package dev.kanak.transport.rtp;

import java.util.Optional;

/**
 * Header of an RTP packet (RFC 3550 section 5.1) and where its payload lies.
 *
 * @param payloadType 0 to 127
 * @param sequence 0 to 65 535
 * @param timestamp 32 bits, unsigned; 48 000 a second for Opus whatever the audio's rate
 * @param ssrc synchronisation source, 32 bits, unsigned
 * @param marker true on the first packet of a talk spurt
 * @param payloadOffset index of the first payload byte
 * @param payloadLength payload bytes, without padding
 */
public record RtpPacket(
        int payloadType,
        int sequence,
        long timestamp,
        long ssrc,
        boolean marker,
        int payloadOffset,
        int payloadLength) {

    public static final int HEADER_BYTES = 12;

    /** Room left behind a written packet for the SRTP tag. */
    private static final int TAG_ROOM_BYTES = 16;

    public RtpPacket {
        sequence &= 0xffff;
        timestamp &= 0xffff_ffffL;
        ssrc &= 0xffff_ffffL;
    }

    /** Header of a packet to be written. */
    public RtpPacket(int payloadType, int sequence, long timestamp, long ssrc, boolean marker) {
        this(payloadType, sequence, timestamp, ssrc, marker, HEADER_BYTES, 0);
    }

    /**
     * Reads an unprotected packet.
     *
     * @return empty if the header, extension or padding does not fit
     */
    public static Optional<RtpPacket> parse(byte[] data, int length) {
        if (length < HEADER_BYTES || Bytes.u8(data, 0) >> 6 != 2) {
            return Optional.empty();
        }
        int flags = Bytes.u8(data, 0);
        int offset = HEADER_BYTES + 4 * (flags & 0x0f);
        if ((flags & 0x10) != 0) {
            if (offset + 4 > length) {
                return Optional.empty();
            }
            offset += 4 + 4 * Bytes.u16(data, offset + 2);
        }
        int padding = (flags & 0x20) != 0 ? Bytes.u8(data, length - 1) : 0;
        boolean paddingValid = (flags & 0x20) == 0 || padding > 0;
        if (offset + padding > length || !paddingValid) {
            return Optional.empty();
        }
        return Optional.of(new RtpPacket(
                Bytes.u8(data, 1) & 0x7f,
                Bytes.u16(data, 2),
                Bytes.u32(data, 4),
                Bytes.u32(data, 8),
                (Bytes.u8(data, 1) & 0x80) != 0,
                offset,
                length - padding - offset));
    }

    /**
     * A packet with this header.
     *
     * @param payload bytes from index 0; copied
     * @param count payload bytes
     */
    public PacketBuffer write(byte[] payload, int count) {
        byte[] bytes = new byte[HEADER_BYTES + count + TAG_ROOM_BYTES];
        bytes[0] = (byte) 0x80;
        bytes[1] = (byte) (payloadType | (marker ? 0x80 : 0));
        Bytes.put16(bytes, 2, sequence);
        Bytes.put32(bytes, 4, timestamp);
        Bytes.put32(bytes, 8, ssrc);
        System.arraycopy(payload, 0, bytes, HEADER_BYTES, count);
        return new PacketBuffer(bytes, HEADER_BYTES + count);
    }
}

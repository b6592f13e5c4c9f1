package dev.kanak.transport.rtp;

import java.util.Arrays;

/** Bytes of one packet, changed in place as it is protected or unprotected. One owner at a time. */
public final class PacketBuffer {

    private byte[] bytes;
    private int length;

    /**
     * Wraps a packet.
     *
     * @param bytes packet from index 0; ownership passes
     * @param length bytes in use; room behind them spares a copy when a packet grows
     */
    public PacketBuffer(byte[] bytes, int length) {
        if (length < 0 || length > bytes.length) {
            throw new IllegalArgumentException("length must be 0 to " + bytes.length + ": " + length);
        }
        this.bytes = bytes;
        this.length = length;
    }

    /** The packet from index 0; valid until the packet grows. */
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    void length(int newLength) {
        length = newLength;
    }

    void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, length + more);
        }
    }
}

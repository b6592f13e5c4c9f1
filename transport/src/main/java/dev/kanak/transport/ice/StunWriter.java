package dev.kanak.transport.ice;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Builds one STUN message, attribute by attribute. Used once, by one thread. */
public final class StunWriter {

    private final ByteBuffer out = ByteBuffer.allocate(1024);
    private final byte[] transactionId;

    /**
     * Begins a message.
     *
     * @param type e.g. {@link StunMessage#BINDING_REQUEST}
     * @param transactionId 12 bytes
     */
    public StunWriter(int type, byte[] transactionId) {
        if (transactionId.length != StunMessage.TRANSACTION_ID_BYTES) {
            throw new IllegalArgumentException("transactionId must have 12 bytes: " + transactionId.length);
        }
        this.transactionId = transactionId.clone();
        out.putShort((short) type)
                .putShort((short) 0)
                .putInt(StunMessage.MAGIC_COOKIE)
                .put(transactionId);
    }

    public StunWriter username(String name) {
        return attribute(StunAttribute.USERNAME, name.getBytes(StandardCharsets.UTF_8));
    }

    public StunWriter priority(int priority) {
        return attribute(
                StunAttribute.PRIORITY, ByteBuffer.allocate(4).putInt(priority).array());
    }

    public StunWriter useCandidate() {
        return attribute(StunAttribute.USE_CANDIDATE, new byte[0]);
    }

    public StunWriter controlling(long tieBreaker) {
        return attribute(
                StunAttribute.ICE_CONTROLLING,
                ByteBuffer.allocate(8).putLong(tieBreaker).array());
    }

    public StunWriter controlled(long tieBreaker) {
        return attribute(
                StunAttribute.ICE_CONTROLLED,
                ByteBuffer.allocate(8).putLong(tieBreaker).array());
    }

    /** The sender's address as we see it, masked (RFC 8489 section 14.2). */
    StunWriter xorMappedAddress(InetSocketAddress address) {
        byte[] ip = address.getAddress().getAddress();
        ByteBuffer value = ByteBuffer.allocate(4 + ip.length);
        value.put((byte) 0).put((byte) (ip.length == 4 ? 1 : 2));
        value.putShort((short) (address.getPort() ^ (StunMessage.MAGIC_COOKIE >>> 16)));
        byte[] mask = ByteBuffer.allocate(16)
                .putInt(StunMessage.MAGIC_COOKIE)
                .put(transactionId)
                .array();
        for (int i = 0; i < ip.length; i++) {
            value.put((byte) (ip[i] ^ mask[i]));
        }
        return attribute(StunAttribute.XOR_MAPPED_ADDRESS, value.array());
    }

    StunWriter error(int code, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        ByteBuffer value = ByteBuffer.allocate(4 + text.length);
        value.putShort((short) 0)
                .put((byte) (code / 100))
                .put((byte) (code % 100))
                .put(text);
        return attribute(StunAttribute.ERROR_CODE, value.array());
    }

    StunWriter unknownAttributes(List<Integer> types) {
        ByteBuffer value = ByteBuffer.allocate(2 * types.size());
        types.forEach(t -> value.putShort(t.shortValue()));
        return attribute(StunAttribute.UNKNOWN_ATTRIBUTES, value.array());
    }

    /** Adds MESSAGE-INTEGRITY over all so far. */
    public StunWriter integrity(byte[] key) {
        int at = out.position();
        return attribute(StunAttribute.MESSAGE_INTEGRITY, StunIntegrity.hmac(out.array(), at, key));
    }

    /** Adds FINGERPRINT over all so far and ends the message. */
    public byte[] fingerprinted() {
        int at = out.position();
        length(at + 8);
        int crc = StunIntegrity.fingerprint(out.array(), at);
        attribute(StunAttribute.FINGERPRINT, ByteBuffer.allocate(4).putInt(crc).array());
        return bytes();
    }

    /** The message as it stands. */
    public byte[] bytes() {
        return Arrays.copyOf(out.array(), out.position());
    }

    private StunWriter attribute(int type, byte[] value) {
        out.putShort((short) type).putShort((short) value.length).put(value);
        while (out.position() % 4 != 0) {
            out.put((byte) 0);
        }
        length(out.position());
        return this;
    }

    private void length(int end) {
        out.putShort(2, (short) (end - StunMessage.HEADER_BYTES));
    }
}

package dev.kanak.transport.ice;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A well-formed STUN message (RFC 8489 section 5). Immutable.
 *
 * <p>Decoding trusts nothing: every length is checked, a FINGERPRINT must be right and last, and what stands behind
 * MESSAGE-INTEGRITY is not read.
 */
public final class StunMessage {

    public static final int HEADER_BYTES = 20;
    public static final int BINDING_REQUEST = 0x0001;
    public static final int BINDING_INDICATION = 0x0011;
    public static final int BINDING_SUCCESS = 0x0101;
    public static final int BINDING_ERROR = 0x0111;
    public static final int TRANSACTION_ID_BYTES = 12;

    static final int MAGIC_COOKIE = 0x2112A442;
    private static final int MAX_BYTES = 1500;

    private final byte[] bytes;
    private final Map<Integer, Span> attributes;
    private final List<Integer> unknownRequired;
    private final int integrityAt;

    private record Span(int from, int to) {}

    private StunMessage(Reader reader) {
        this.bytes = reader.bytes;
        this.attributes = Map.copyOf(reader.attributes);
        this.unknownRequired = List.copyOf(reader.unknownRequired);
        this.integrityAt = reader.integrityAt;
    }

    /**
     * Reads a datagram.
     *
     * @param data holds the datagram from index 0
     * @param length bytes in it
     * @return empty if it is not a well-formed STUN message
     */
    public static Optional<StunMessage> decode(byte[] data, int length) {
        if (length < HEADER_BYTES || length > Math.min(MAX_BYTES, data.length) || (data[0] & 0xC0) != 0) {
            return Optional.empty();
        }
        if (u16(data, 2) != length - HEADER_BYTES || length % 4 != 0 || i32(data, 4) != MAGIC_COOKIE) {
            return Optional.empty();
        }
        Reader reader = new Reader(Arrays.copyOf(data, length));
        return reader.read() ? Optional.of(new StunMessage(reader)) : Optional.empty();
    }

    public int type() {
        return u16(bytes, 0);
    }

    public byte[] transactionId() {
        return Arrays.copyOfRange(bytes, 8, HEADER_BYTES);
    }

    public Optional<String> username() {
        return value(StunAttribute.USERNAME).map(v -> new String(v, StandardCharsets.UTF_8));
    }

    public boolean useCandidate() {
        return attributes.containsKey(StunAttribute.USE_CANDIDATE);
    }

    /** True if the sender takes the controlled role (RFC 8445 section 7.1.3). */
    public boolean iceControlled() {
        return attributes.containsKey(StunAttribute.ICE_CONTROLLED);
    }

    public boolean hasIntegrity() {
        return integrityAt > 0;
    }

    /** True if MESSAGE-INTEGRITY is there and was made with {@code key}; compares in constant time. */
    public boolean authentic(byte[] key) {
        return hasIntegrity()
                && MessageDigest.isEqual(
                        StunIntegrity.hmac(bytes, integrityAt, key),
                        Arrays.copyOfRange(bytes, integrityAt + 4, integrityAt + 4 + StunIntegrity.HMAC_BYTES));
    }

    /** Types that had to be understood and are not, in order. */
    public List<Integer> unknownRequired() {
        return unknownRequired;
    }

    /** Error code of an error response, 300 to 699. */
    public OptionalInt errorCode() {
        return value(StunAttribute.ERROR_CODE)
                .filter(v -> v.length >= 4)
                .map(v -> OptionalInt.of((v[2] & 7) * 100 + (v[3] & 0xff) % 100))
                .orElse(OptionalInt.empty());
    }

    /** The reflexive address of a success response (RFC 8489 section 14.2). */
    public Optional<InetSocketAddress> mappedAddress() {
        return value(StunAttribute.XOR_MAPPED_ADDRESS).flatMap(this::unmask);
    }

    private Optional<InetSocketAddress> unmask(byte[] value) {
        int family = value.length < 2 ? 0 : value[1];
        boolean wellFormed = (family == 1 && value.length == 8) || (family == 2 && value.length == 20);
        if (!wellFormed) {
            return Optional.empty();
        }
        byte[] ip = Arrays.copyOfRange(value, 4, value.length);
        for (int i = 0; i < ip.length; i++) {
            ip[i] ^= bytes[4 + i];
        }
        try {
            return Optional.of(
                    new InetSocketAddress(InetAddress.getByAddress(ip), u16(value, 2) ^ (MAGIC_COOKIE >>> 16)));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 or 16 bytes are an address", e);
        }
    }

    private Optional<byte[]> value(int type) {
        return Optional.ofNullable(attributes.get(type)).map(s -> Arrays.copyOfRange(bytes, s.from, s.to));
    }

    static int u16(byte[] data, int at) {
        return (data[at] & 0xff) << 8 | (data[at + 1] & 0xff);
    }

    static int i32(byte[] data, int at) {
        return u16(data, at) << 16 | u16(data, at + 2);
    }

    /** Walks the attributes once. */
    private static final class Reader {

        private final byte[] bytes;
        private final Map<Integer, Span> attributes = new HashMap<>();
        private final List<Integer> unknownRequired = new ArrayList<>();
        private int integrityAt;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean read() {
            int at = HEADER_BYTES;
            while (at < bytes.length) {
                int length = u16(bytes, at + 2);
                int next = at + 4 + (length + 3 & ~3);
                if (next > bytes.length || !accept(u16(bytes, at), at, length, next == bytes.length)) {
                    return false;
                }
                at = next;
            }
            return true;
        }

        private boolean accept(int type, int at, int length, boolean last) {
            if (type == StunAttribute.FINGERPRINT) {
                return last && length == 4 && i32(bytes, at + 4) == StunIntegrity.fingerprint(bytes, at);
            }
            if (integrityAt > 0) {
                return true;
            }
            if (type == StunAttribute.MESSAGE_INTEGRITY) {
                integrityAt = at;
                return length == StunIntegrity.HMAC_BYTES;
            }
            if (StunAttribute.known(type)) {
                attributes.putIfAbsent(type, new Span(at + 4, at + 4 + length));
            } else if (StunAttribute.comprehensionRequired(type)) {
                unknownRequired.add(type);
            }
            return true;
        }
    }
}

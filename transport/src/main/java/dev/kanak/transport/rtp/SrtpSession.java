package dev.kanak.transport.rtp;

import dev.kanak.core.error.TransportException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import org.jitsi.srtp.SrtcpCryptoContext;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;
import org.jitsi.srtp.crypto.Aes;
import org.jitsi.utils.ByteArrayBuffer;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;

/**
 * SRTP and SRTCP of one call (RFC 3711, RFC 7714), both ways, with replay protection. One thread.
 *
 * <p>State of a synchronisation source is kept only after a packet of it has authenticated, and for at most {@link
 * #MAX_SOURCES} sources.
 */
public final class SrtpSession implements AutoCloseable {

    /** Synchronisation sources accepted from one caller. */
    public static final int MAX_SOURCES = 16;

    private static final int RTP_HEADER_BYTES = 12;
    private static final int RTCP_HEADER_BYTES = 8;
    /** Held, so that its level lasts: jitsi-srtp tells at INFO which ciphers it takes. */
    private static final java.util.logging.Logger LIBRARY = java.util.logging.Logger.getLogger("org.jitsi");

    private static final Logger LOGGER = new LoggerImpl(SrtpSession.class.getName(), Level.SEVERE);

    private final SrtpContextFactory incoming;
    private final SrtpContextFactory outgoing;
    private final Map<Integer, SrtpCryptoContext> rtpIn = new HashMap<>();
    private final Map<Integer, SrtcpCryptoContext> rtcpIn = new HashMap<>();
    private final Map<Integer, SrtpCryptoContext> rtpOut = new HashMap<>();
    private final Map<Integer, SrtcpCryptoContext> rtcpOut = new HashMap<>();

    /** What became of a received packet. */
    public enum Verdict {
        /** Authentic; the buffer now holds the plain packet. */
        ACCEPTED,
        /** Authentic once, but seen before or too old to tell. */
        REPLAYED,
        /** Not authentic or not a packet; to be ignored. */
        REFUSED
    }

    /**
     * Keys one side of a call.
     *
     * @param server true for the side that was the DTLS server
     */
    public SrtpSession(SrtpKeys keys, boolean server) {
        incoming = factory(keys, false, server);
        outgoing = factory(keys, true, !server);
    }

    private static SrtpContextFactory factory(SrtpKeys keys, boolean sender, boolean client) {
        return new SrtpContextFactory(
                sender,
                keys.key(client),
                keys.salt(client),
                keys.profile().policy(),
                keys.profile().policy(),
                LOGGER);
    }

    /**
     * Makes every later session quick: without it the first packet waits while jitsi-srtp times all AES providers.
     *
     * <p>Call once before the first call.
     */
    public static void warmUp() {
        LIBRARY.setLevel(Level.WARNING);
        Aes.setFactoryClassName("SunJCE");
        for (SrtpProfile profile : SrtpProfile.values()) {
            byte[] material = new byte[profile.materialBytes()];
            Arrays.fill(material, (byte) 1);
            SrtpKeys keys = new SrtpKeys(profile, material);
            try (SrtpSession client = new SrtpSession(keys, false);
                    SrtpSession server = new SrtpSession(keys, true)) {
                for (int i = 0; i < 200; i++) {
                    loop(client, server, i);
                }
            }
        }
    }

    private static void loop(SrtpSession client, SrtpSession server, int sequence) {
        PacketBuffer packet = new RtpPacket(111, sequence, sequence * 960L, 7, false).write(new byte[60], 60);
        client.protectRtp(packet);
        if (server.unprotectRtp(packet) != Verdict.ACCEPTED) {
            throw new IllegalStateException("SRTP does not understand itself");
        }
    }

    /** Authenticates and decrypts an RTP packet in place. */
    public Verdict unprotectRtp(PacketBuffer packet) {
        if (packet.length() < RTP_HEADER_BYTES) {
            return Verdict.REFUSED;
        }
        int ssrc = Bytes.i32(packet.bytes(), 8);
        try {
            SrtpCryptoContext known = rtpIn.get(ssrc);
            if (known == null && rtpIn.size() >= MAX_SOURCES) {
                return Verdict.REFUSED;
            }
            SrtpCryptoContext context = known == null ? incoming.deriveContext(ssrc, 0) : known;
            Verdict verdict = verdict(context.reverseTransformPacket(new View(packet), false));
            if (verdict == Verdict.ACCEPTED) {
                rtpIn.putIfAbsent(ssrc, context);
            }
            return verdict;
        } catch (GeneralSecurityException | IndexOutOfBoundsException e) {
            return Verdict.REFUSED;
        }
    }

    /** Authenticates and decrypts a compound RTCP packet in place. */
    public Verdict unprotectRtcp(PacketBuffer packet) {
        if (packet.length() < RTCP_HEADER_BYTES) {
            return Verdict.REFUSED;
        }
        int ssrc = Bytes.i32(packet.bytes(), 4);
        try {
            SrtcpCryptoContext known = rtcpIn.get(ssrc);
            if (known == null && rtcpIn.size() >= MAX_SOURCES) {
                return Verdict.REFUSED;
            }
            SrtcpCryptoContext context = known == null ? incoming.deriveControlContext(ssrc) : known;
            Verdict verdict = verdict(context.reverseTransformPacket(new View(packet)));
            if (verdict == Verdict.ACCEPTED) {
                rtcpIn.putIfAbsent(ssrc, context);
            }
            return verdict;
        } catch (GeneralSecurityException | IndexOutOfBoundsException e) {
            return Verdict.REFUSED;
        }
    }

    private static Verdict verdict(SrtpErrorStatus status) {
        return switch (status) {
            case OK -> Verdict.ACCEPTED;
            case REPLAY_FAIL, REPLAY_OLD -> Verdict.REPLAYED;
            case FAIL, AUTH_FAIL, INVALID_PACKET -> Verdict.REFUSED;
        };
    }

    /** Encrypts and signs an RTP packet in place; it grows by the tag. */
    public void protectRtp(PacketBuffer packet) {
        int ssrc = Bytes.i32(packet.bytes(), 8);
        try {
            SrtpCryptoContext context = rtpOut.get(ssrc);
            if (context == null) {
                context = outgoing.deriveContext(ssrc, 0);
                rtpOut.put(ssrc, context);
            }
            check(context.transformPacket(new View(packet)));
        } catch (GeneralSecurityException e) {
            throw failed(e);
        }
    }

    /** Encrypts and signs a compound RTCP packet in place; it grows by index and tag. */
    public void protectRtcp(PacketBuffer packet) {
        int ssrc = Bytes.i32(packet.bytes(), 4);
        try {
            SrtcpCryptoContext context = rtcpOut.get(ssrc);
            if (context == null) {
                context = outgoing.deriveControlContext(ssrc);
                rtcpOut.put(ssrc, context);
            }
            check(context.transformPacket(new View(packet)));
        } catch (GeneralSecurityException e) {
            throw failed(e);
        }
    }

    private static void check(SrtpErrorStatus status) {
        if (status != SrtpErrorStatus.OK) {
            throw new TransportException(
                    TransportException.Kind.CODEC_FAILED, "SRTP refused to send: " + status, false);
        }
    }

    private static TransportException failed(GeneralSecurityException cause) {
        return new TransportException(TransportException.Kind.CODEC_FAILED, "SRTP encryption failed", false, cause);
    }

    @Override
    public void close() {
        incoming.close();
        outgoing.close();
    }

    /** The packet as jitsi-srtp wants to see it. */
    private record View(PacketBuffer packet) implements ByteArrayBuffer {

        @Override
        public byte[] getBuffer() {
            return packet.bytes();
        }

        @Override
        public int getOffset() {
            return 0;
        }

        @Override
        public int getLength() {
            return packet.length();
        }

        @Override
        public void setLength(int length) {
            packet.length(length);
        }

        @Override
        public void setOffset(int offset) {
            throw new UnsupportedOperationException("packets begin at 0");
        }

        @Override
        public boolean isInvalid() {
            return false;
        }

        @Override
        public void readRegionToBuff(int offset, int length, byte[] target) {
            System.arraycopy(packet.bytes(), offset, target, 0, length);
        }

        @Override
        public void grow(int more) {
            packet.reserve(more);
        }

        @Override
        public void append(byte[] data, int count) {
            packet.reserve(count);
            System.arraycopy(data, 0, packet.bytes(), packet.length(), count);
            packet.length(packet.length() + count);
        }

        @Override
        public void shrink(int less) {
            packet.length(packet.length() - less);
        }
    }
}

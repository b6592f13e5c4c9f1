package dev.kanak.transport.ice;

import java.security.GeneralSecurityException;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The checksums of a STUN message (RFC 8489 sections 14.5 and 14.7). */
final class StunIntegrity {

    static final int HMAC_BYTES = 20;
    private static final long FINGERPRINT_XOR = 0x5354554eL;

    private StunIntegrity() {}

    /**
     * HMAC-SHA1 over the message up to an attribute, its length field counting that attribute as the last.
     *
     * @param attributeAt index of MESSAGE-INTEGRITY
     */
    static byte[] hmac(byte[] message, int attributeAt, byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            int length = attributeAt + 4 + HMAC_BYTES - StunMessage.HEADER_BYTES;
            mac.update(message, 0, 2);
            mac.update((byte) (length >> 8));
            mac.update((byte) length);
            mac.update(message, 4, attributeAt - 4);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK lacks HmacSHA1", e);
        }
    }

    /** CRC-32 over the message up to FINGERPRINT, whose length the length field already counts. */
    static int fingerprint(byte[] message, int attributeAt) {
        CRC32 crc = new CRC32();
        crc.update(message, 0, attributeAt);
        return (int) (crc.getValue() ^ FINGERPRINT_XOR);
    }
}

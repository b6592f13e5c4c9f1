package dev.kanak.server.gateway;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests that stand for secrets. */
final class Digests {

    private static final int SHOWN_BYTES = 8;

    private Digests() {}

    /** The first 64 bits of a SHA-256, in hexadecimal. */
    static String shortSha256(byte[] secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret);
            return HexFormat.of().formatHex(digest, 0, SHOWN_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

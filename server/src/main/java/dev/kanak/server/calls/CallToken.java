package dev.kanak.server.calls;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

/**
 * A bearer word bound to one call, for sockets of browsers, which cannot send an {@code Authorization} header.
 *
 * @param text 256 random bits, base64url
 * @param expires when it stops being accepted
 */
record CallToken(String text, Instant expires) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static CallToken untilInstant(Instant expires) {
        return new CallToken(randomText(32), expires);
    }

    /** Random bytes as base64url without padding. */
    static String randomText(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** True if {@code given} is this token and it is not yet expired; takes the same time wherever they differ. */
    boolean accepts(String given, Instant now) {
        boolean same =
                MessageDigest.isEqual(text.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
        return same && now.isBefore(expires);
    }

    @Override
    public String toString() {
        return "***";
    }
}

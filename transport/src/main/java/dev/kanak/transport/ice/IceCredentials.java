package dev.kanak.transport.ice;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * What both sides of a call told each other for connectivity checks (RFC 8445 section 5.3).
 *
 * @param localUfrag ours; names the call in every check
 * @param localPassword ours; keys the integrity of every check that reaches us
 * @param remoteUfrag the caller's
 */
public record IceCredentials(String localUfrag, String localPassword, String remoteUfrag) {

    private static final String ICE_CHARS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /** Fresh credentials of ours (48 and 144 random bits) towards a caller. */
    public static IceCredentials generate(SecureRandom random, String remoteUfrag) {
        return new IceCredentials(word(random, 8), word(random, 24), remoteUfrag);
    }

    /** The USERNAME of a check sent to us (RFC 8445 section 7.2.2). */
    public String username() {
        return localUfrag + ":" + remoteUfrag;
    }

    /** Key of MESSAGE-INTEGRITY for short-term credentials (RFC 8489 section 9.1.1). */
    public byte[] key() {
        return localPassword.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "IceCredentials[" + localUfrag + ", ***]";
    }

    private static String word(SecureRandom random, int length) {
        StringBuilder word = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            word.append(ICE_CHARS.charAt(random.nextInt(ICE_CHARS.length())));
        }
        return word.toString();
    }
}

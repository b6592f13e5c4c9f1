package dev.kanak.transport.rtp;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jitsi.srtp.SrtpPolicy;

/** SRTP protection profiles that can be negotiated (RFC 5764 section 4.1.2, RFC 7714 section 14.2). */
public enum SrtpProfile {
    AEAD_AES_128_GCM(7, 12) {
        @Override
        SrtpPolicy policy() {
            return new SrtpPolicy(
                    SrtpPolicy.AESGCM_ENCRYPTION, KEY_BYTES, SrtpPolicy.NULL_AUTHENTICATION, 0, 16, saltBytes());
        }
    },
    AES128_CM_HMAC_SHA1_80(1, 14) {
        @Override
        SrtpPolicy policy() {
            return new SrtpPolicy(
                    SrtpPolicy.AESCM_ENCRYPTION, KEY_BYTES, SrtpPolicy.HMACSHA1_AUTHENTICATION, 20, 10, saltBytes());
        }
    };

    /** In our order of preference. */
    public static final List<SrtpProfile> PREFERRED = List.of(AEAD_AES_128_GCM, AES128_CM_HMAC_SHA1_80);

    static final int KEY_BYTES = 16;

    private final int id;
    private final int saltBytes;

    SrtpProfile(int id, int saltBytes) {
        this.id = id;
        this.saltBytes = saltBytes;
    }

    /** Number in the use_srtp extension. */
    public int id() {
        return id;
    }

    int saltBytes() {
        return saltBytes;
    }

    /** Bytes to export from the DTLS session: two keys and two salts (RFC 5764 section 4.2). */
    public int materialBytes() {
        return 2 * (KEY_BYTES + saltBytes);
    }

    abstract SrtpPolicy policy();

    /**
     * The most preferred profile that was offered.
     *
     * @param preferred ours, best first
     * @param offered numbers of the use_srtp extension
     */
    public static Optional<SrtpProfile> choose(List<SrtpProfile> preferred, int... offered) {
        return preferred.stream()
                .filter(p -> Arrays.stream(offered).anyMatch(o -> o == p.id))
                .findFirst();
    }
}

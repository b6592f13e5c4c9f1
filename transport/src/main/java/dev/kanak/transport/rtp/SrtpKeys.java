package dev.kanak.transport.rtp;

import java.util.Arrays;

/**
 * What a DTLS handshake gave to key SRTP with.
 *
 * @param profile negotiated protection
 * @param material exported bytes: client key, server key, client salt, server salt; owned by this record
 */
@SuppressWarnings("ArrayRecordComponent") // a secret is handed over, not compared
public record SrtpKeys(SrtpProfile profile, byte[] material) {

    public SrtpKeys {
        if (material.length != profile.materialBytes()) {
            throw new IllegalArgumentException("material must have " + profile.materialBytes() + " bytes");
        }
    }

    byte[] key(boolean client) {
        int from = client ? 0 : SrtpProfile.KEY_BYTES;
        return Arrays.copyOfRange(material, from, from + SrtpProfile.KEY_BYTES);
    }

    byte[] salt(boolean client) {
        int from = 2 * SrtpProfile.KEY_BYTES + (client ? 0 : profile.saltBytes());
        return Arrays.copyOfRange(material, from, from + profile.saltBytes());
    }

    @Override
    public String toString() {
        return "SrtpKeys[" + profile + ", ***]";
    }
}

package dev.kanak.transport.dtls;

import dev.kanak.transport.rtp.SrtpProfile;
import java.time.Duration;
import java.util.List;

/**
 * What one side brings to a DTLS handshake.
 *
 * @param identity our certificate
 * @param peerFingerprints SHA-256 of the certificates that the peer may show, as SDP writes them
 * @param profiles SRTP protection we accept, most preferred first
 * @param handshakeTimeout longest handshake
 */
public record DtlsTerms(
        DtlsIdentity identity, List<String> peerFingerprints, List<SrtpProfile> profiles, Duration handshakeTimeout) {

    public DtlsTerms {
        peerFingerprints = List.copyOf(peerFingerprints);
        profiles = List.copyOf(profiles);
    }

    int timeoutMillis() {
        return Math.toIntExact(handshakeTimeout.toMillis());
    }
}

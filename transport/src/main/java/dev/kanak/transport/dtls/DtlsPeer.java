package dev.kanak.transport.dtls;

import dev.kanak.transport.rtp.SrtpKeys;
import dev.kanak.transport.rtp.SrtpProfile;
import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsFatalAlert;
import org.jspecify.annotations.Nullable;

/** What both roles of a handshake have in common. One thread. */
abstract sealed class DtlsPeer permits ActivePeer, PassivePeer {

    /** First retransmission: shorter than RFC 6347's second, which its section 4.2.4.1 allows where paths are short. */
    static final int RESEND_MS = 200;

    final DtlsTerms terms;
    private final Runnable onPeerClosed;
    private @Nullable SrtpProfile profile;
    private @Nullable SrtpKeys keys;
    private DtlsEnd end = DtlsEnd.FAILED;

    /**
     * A side of one handshake.
     *
     * @param onPeerClosed run when the peer sends close_notify
     */
    DtlsPeer(DtlsTerms terms, Runnable onPeerClosed) {
        this.terms = terms;
        this.onPeerClosed = onPeerClosed;
    }

    /** Shakes hands; blocks. */
    abstract DTLSTransport shake(DatagramTransport datagrams) throws IOException;

    /** Present once the handshake is done. */
    Optional<SrtpKeys> keys() {
        return Optional.ofNullable(keys);
    }

    DtlsEnd end() {
        return end;
    }

    void agree(int... offered) throws TlsFatalAlert {
        profile = SrtpProfile.choose(terms.profiles(), offered)
                .orElseThrow(() -> new TlsFatalAlert(AlertDescription.handshake_failure));
    }

    SrtpProfile agreed() throws TlsFatalAlert {
        if (profile == null) {
            throw new TlsFatalAlert(AlertDescription.handshake_failure);
        }
        return profile;
    }

    /** Compares the certificate shown with those announced (RFC 8122 section 6.2). */
    void verify(@Nullable Certificate certificate) throws IOException {
        if (certificate == null || certificate.isEmpty() || !announced(certificate)) {
            end = DtlsEnd.FINGERPRINT_MISMATCH;
            throw new TlsFatalAlert(AlertDescription.bad_certificate);
        }
    }

    private boolean announced(Certificate certificate) throws IOException {
        byte[] shown = certificate.getCertificateAt(0).getEncoded();
        return terms.peerFingerprints().contains(DtlsIdentity.fingerprint(shown));
    }

    void complete(TlsContext context) throws TlsFatalAlert {
        SrtpProfile used = agreed();
        keys = new SrtpKeys(used, context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, used.materialBytes()));
        end = DtlsEnd.STOPPED;
    }

    void alerted(short description) {
        if (description == AlertDescription.close_notify || description == AlertDescription.user_canceled) {
            end = DtlsEnd.CLOSED_BY_PEER;
            onPeerClosed.run();
        } else if (description != AlertDescription.no_renegotiation) {
            end = DtlsEnd.FAILED;
        }
    }
}

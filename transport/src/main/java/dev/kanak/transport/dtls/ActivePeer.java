package dev.kanak.transport.dtls;

import dev.kanak.transport.rtp.SrtpProfile;
import java.io.IOException;
import java.util.Hashtable;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;

/** The side that sends the ClientHello: the DTLS client. */
final class ActivePeer extends DtlsPeer {

    ActivePeer(DtlsTerms terms, Runnable onPeerClosed) {
        super(terms, onPeerClosed);
    }

    @Override
    DTLSTransport shake(DatagramTransport datagrams) throws IOException {
        return new DTLSClientProtocol().connect(new Client(), datagrams);
    }

    /** What BouncyCastle asks a client. */
    private final class Client extends DefaultTlsClient {

        Client() {
            super(terms.identity().crypto());
        }

        @Override
        protected ProtocolVersion[] getSupportedVersions() {
            return ProtocolVersion.DTLSv12.only();
        }

        @Override
        public int getHandshakeTimeoutMillis() {
            return terms.timeoutMillis();
        }

        @Override
        public int getHandshakeResendTimeMillis() {
            return RESEND_MS;
        }

        @Override
        @SuppressWarnings("rawtypes") // BouncyCastle's signature
        public Hashtable getClientExtensions() throws IOException {
            Hashtable extensions = TlsExtensionsUtils.ensureExtensionsInitialised(super.getClientExtensions());
            if (!terms.profiles().isEmpty()) {
                int[] offered =
                        terms.profiles().stream().mapToInt(SrtpProfile::id).toArray();
                TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(offered, TlsUtils.EMPTY_BYTES));
            }
            return extensions;
        }

        @Override
        @SuppressWarnings("rawtypes") // BouncyCastle's signature
        public void processServerExtensions(Hashtable extensions) throws IOException {
            super.processServerExtensions(extensions);
            UseSRTPData chosen = TlsSRTPUtils.getUseSRTPExtension(extensions);
            agree(chosen == null ? new int[0] : chosen.getProtectionProfiles());
        }

        @Override
        public TlsAuthentication getAuthentication() {
            return new TlsAuthentication() {
                @Override
                public void notifyServerCertificate(TlsServerCertificate certificate) throws IOException {
                    verify(certificate.getCertificate());
                }

                @Override
                public TlsCredentials getClientCredentials(CertificateRequest request) {
                    return terms.identity().signer(context);
                }
            };
        }

        @Override
        public void notifyHandshakeComplete() throws IOException {
            super.notifyHandshakeComplete();
            complete(context);
        }

        @Override
        public void notifyAlertReceived(short level, short description) {
            alerted(description);
        }
    }
}

package dev.kanak.transport.dtls;

import dev.kanak.transport.rtp.SrtpProfile;
import java.io.IOException;
import java.util.Hashtable;
import java.util.List;
import java.util.Vector;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;

/** The side that waits for the ClientHello: the DTLS server. */
final class PassivePeer extends DtlsPeer {

    private static final int[] CIPHER_SUITES = {
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA
    };

    PassivePeer(DtlsTerms terms, Runnable onPeerClosed) {
        super(terms, onPeerClosed);
    }

    @Override
    DTLSTransport shake(DatagramTransport datagrams) throws IOException {
        return new DTLSServerProtocol().accept(new Server(), datagrams);
    }

    /** What BouncyCastle asks a server. */
    private final class Server extends DefaultTlsServer {

        Server() {
            super(terms.identity().crypto());
        }

        @Override
        protected ProtocolVersion[] getSupportedVersions() {
            return ProtocolVersion.DTLSv12.only();
        }

        @Override
        protected int[] getSupportedCipherSuites() {
            return CIPHER_SUITES.clone();
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
        public void processClientExtensions(Hashtable extensions) throws IOException {
            super.processClientExtensions(extensions);
            UseSRTPData offered = TlsSRTPUtils.getUseSRTPExtension(extensions);
            agree(offered == null ? new int[0] : offered.getProtectionProfiles());
        }

        @Override
        @SuppressWarnings("rawtypes") // BouncyCastle's signature
        public Hashtable getServerExtensions() throws IOException {
            Hashtable extensions = TlsExtensionsUtils.ensureExtensionsInitialised(super.getServerExtensions());
            SrtpProfile profile = agreed();
            TlsSRTPUtils.addUseSRTPExtension(
                    extensions, new UseSRTPData(new int[] {profile.id()}, TlsUtils.EMPTY_BYTES));
            return extensions;
        }

        @Override
        protected TlsCredentialedSigner getECDSASignerCredentials() {
            return terms.identity().signer(context);
        }

        /** Without this the caller would send no certificate and its fingerprint could not be verified. */
        @Override
        @SuppressWarnings("JdkObsolete") // BouncyCastle takes a Vector
        public CertificateRequest getCertificateRequest() {
            Vector<SignatureAndHashAlgorithm> algorithms = new Vector<>(List.of(
                    new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa),
                    new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.rsa)));
            short[] types = {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign};
            return new CertificateRequest(types, algorithms, null);
        }

        @Override
        public void notifyClientCertificate(Certificate certificate) throws IOException {
            verify(certificate);
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

package dev.kanak.transport.dtls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCertificate;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCrypto;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCryptoProvider;

/**
 * A self-signed ECDSA P-256 certificate and its key, made fresh for this process and known by its fingerprint only (RFC
 * 8827 section 6.5). Thread-safe.
 */
public final class DtlsIdentity {

    private static final Duration VALID_BEFORE = Duration.ofDays(1);
    private static final Duration VALID_AFTER = Duration.ofDays(365);
    private static final HexFormat FINGERPRINT = HexFormat.ofDelimiter(":").withUpperCase();

    private final JcaTlsCrypto crypto;
    private final KeyPair keys;
    private final Certificate certificate;
    private final String fingerprint;

    private DtlsIdentity(JcaTlsCrypto crypto, KeyPair keys, byte[] encoded) throws IOException {
        this.crypto = crypto;
        this.keys = keys;
        this.certificate = new Certificate(new TlsCertificate[] {new JcaTlsCertificate(crypto, encoded)});
        this.fingerprint = fingerprint(encoded);
    }

    public static DtlsIdentity generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair keys = generator.generateKeyPair();
            SecureRandom random = new SecureRandom();
            return new DtlsIdentity(new JcaTlsCryptoProvider().create(random), keys, selfSigned(keys, random));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("the JDK cannot make a P-256 certificate", e);
        }
    }

    private static byte[] selfSigned(KeyPair keys, SecureRandom random) throws OperatorCreationException, IOException {
        Instant now = Instant.now();
        X500Name name = new X500Name("CN=kanak");
        X509CertificateHolder holder = new JcaX509v3CertificateBuilder(
                        name,
                        new BigInteger(64, random),
                        Date.from(now.minus(VALID_BEFORE)),
                        Date.from(now.plus(VALID_AFTER)),
                        name,
                        keys.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
        return holder.getEncoded();
    }

    /** SHA-256 of the certificate as SDP writes it: upper-case hex with colons (RFC 8122 section 5). */
    public String fingerprint() {
        return fingerprint;
    }

    JcaTlsCrypto crypto() {
        return crypto;
    }

    TlsCredentialedSigner signer(TlsContext context) {
        return new JcaDefaultTlsCredentialedSigner(
                new TlsCryptoParameters(context),
                crypto,
                keys.getPrivate(),
                certificate,
                new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
    }

    static String fingerprint(byte[] certificate) throws IOException {
        try {
            return FINGERPRINT.formatHex(MessageDigest.getInstance("SHA-256").digest(certificate));
        } catch (GeneralSecurityException e) {
            throw new IOException("the JDK lacks SHA-256", e);
        }
    }
}

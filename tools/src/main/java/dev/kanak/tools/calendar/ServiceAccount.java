package dev.kanak.tools.calendar;

import dev.kanak.tools.http.HttpCalls;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * A Google service account: signs the assertion by which it asks for a token (RFC 7523; RS256).
 *
 * @param email of the account
 * @param key its private key
 * @param audience the token endpoint
 */
record ServiceAccount(String email, PrivateKey key, String audience) {

    private static final String SCOPE = "https://www.googleapis.com/auth/calendar.events";
    private static final long LIFETIME_S = 3600;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /**
     * Reads a private key.
     *
     * @param pem PKCS #8 in PEM, as the account's key file holds it
     * @throws IllegalArgumentException if it is none
     */
    static PrivateKey key(String pem) {
        String body =
                pem.replace("\\n", "\n").replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            throw new IllegalArgumentException("the private key must be PKCS #8 in PEM");
        }
    }

    Map<String, String> form(InstantSource clock) {
        return Map.of(
                "grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", assertion(clock.instant()));
    }

    private String assertion(Instant now) {
        String header = HttpCalls.json(new TreeMap<>(Map.of("alg", "RS256", "typ", "JWT")));
        String claims = HttpCalls.json(new TreeMap<>(Map.of(
                "iss",
                email,
                "scope",
                SCOPE,
                "aud",
                audience,
                "iat",
                now.getEpochSecond(),
                "exp",
                now.getEpochSecond() + LIFETIME_S)));
        String signed =
                base64(header.getBytes(StandardCharsets.UTF_8)) + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the private key cannot sign", e);
        }
    }

    private static String base64(byte[] bytes) {
        return BASE64.encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "ServiceAccount[" + email + "]";
    }
}

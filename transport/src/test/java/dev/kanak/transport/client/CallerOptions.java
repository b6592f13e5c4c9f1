package dev.kanak.transport.client;

import dev.kanak.transport.dtls.DtlsIdentity;
import dev.kanak.transport.opus.OpusEncoder;
import dev.kanak.transport.rtp.SrtpProfile;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How a test caller behaves.
 *
 * @param identity its certificate
 * @param fingerprint what its offer says of the certificate
 * @param profiles SRTP protection it offers
 * @param encoder of its voice
 * @param hearRateHz sample rate of what it hears
 * @param offer changes the offer before it is sent
 */
public record CallerOptions(
        DtlsIdentity identity,
        String fingerprint,
        List<SrtpProfile> profiles,
        OpusEncoder.Settings encoder,
        int hearRateHz,
        UnaryOperator<String> offer) {

    /** A well-behaved caller with a 16 kHz voice, hearing at 16 kHz. */
    public static CallerOptions usual() {
        DtlsIdentity identity = DtlsIdentity.generate();
        return new CallerOptions(
                identity,
                identity.fingerprint(),
                SrtpProfile.PREFERRED,
                new OpusEncoder.Settings(16_000, 32_000, 5, 20),
                16_000,
                UnaryOperator.identity());
    }

    public CallerOptions withFingerprint(String other) {
        return new CallerOptions(identity, other, profiles, encoder, hearRateHz, offer);
    }

    public CallerOptions withProfiles(SrtpProfile... others) {
        return new CallerOptions(identity, fingerprint, List.of(others), encoder, hearRateHz, offer);
    }

    public CallerOptions withEncoder(OpusEncoder.Settings other) {
        return new CallerOptions(identity, fingerprint, profiles, other, hearRateHz, offer);
    }

    public CallerOptions hearingAt(int rateHz) {
        return new CallerOptions(identity, fingerprint, profiles, encoder, rateHz, offer);
    }

    public CallerOptions withOffer(UnaryOperator<String> change) {
        return new CallerOptions(identity, fingerprint, profiles, encoder, hearRateHz, change);
    }
}

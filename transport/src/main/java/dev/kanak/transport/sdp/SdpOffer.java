package dev.kanak.transport.sdp;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a caller's offer asks for: one audio section with Opus over DTLS-SRTP, and whatever else is to be declined.
 *
 * @param sections every media section, in order
 * @param audioIndex index of the section to be answered
 * @param bundled true if the audio section is in the offer's BUNDLE group (RFC 9143)
 * @param iceUfrag caller's ICE user fragment
 * @param icePassword caller's ICE password
 * @param fingerprints SHA-256 of the caller's certificates, upper-case hex with colons; at least one
 * @param direction seen from the caller
 * @param opusPayloadType of {@code opus/48000/2}
 * @param maxAverageBitrateBps what the caller is willing to receive (RFC 7587 section 6.1)
 * @param dtmf telephone-event format (RFC 4733), if offered
 * @param audioLevelExtensionId of the client-to-mixer audio level (RFC 6464), if offered
 */
public record SdpOffer(
        List<MediaSection> sections,
        int audioIndex,
        boolean bundled,
        String iceUfrag,
        String icePassword,
        List<String> fingerprints,
        Direction direction,
        int opusPayloadType,
        OptionalInt maxAverageBitrateBps,
        Optional<PayloadFormat> dtmf,
        OptionalInt audioLevelExtensionId) {

    /**
     * Reads an offer.
     *
     * @throws SdpException if it is malformed, too large, or asks for something that cannot be given
     */
    public static SdpOffer parse(String sdp) {
        return new SdpOfferParser(SdpLines.parse(sdp)).parse();
    }

    MediaSection audio() {
        return sections.get(audioIndex);
    }

    /**
     * A payload type and what it stands for.
     *
     * @param payloadType 0 to 127
     * @param encoding e.g. {@code telephone-event/48000}
     */
    public record PayloadFormat(int payloadType, String encoding) {}
}

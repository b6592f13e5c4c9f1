package dev.kanak.transport.sdp;

import dev.kanak.transport.sdp.SdpOffer.PayloadFormat;
import java.util.List;
import java.util.Optional;

/**
 * Our side of a call, to be written as the answer to an offer.
 *
 * @param sessionId number of the {@code o=} line, not negative
 * @param iceUfrag our ICE user fragment
 * @param icePassword our ICE password
 * @param fingerprint SHA-256 of our certificate, upper-case hex with colons
 * @param addresses IP addresses of our candidates, most preferred first
 * @param port UDP port of every candidate
 * @param ssrc of the audio we send
 */
public record SdpAnswer(
        long sessionId,
        String iceUfrag,
        String icePassword,
        String fingerprint,
        List<String> addresses,
        int port,
        long ssrc) {

    private static final String AUDIO_LEVEL = "urn:ietf:params:rtp-hdrext:ssrc-audio-level";

    /**
     * The answer's text: ICE-lite, DTLS passive, all candidates, Opus with in-band FEC; every other section is declined
     * in its place with port 0 (RFC 3264 section 6).
     */
    public String write(SdpOffer offer) {
        StringBuilder out = new StringBuilder(1024);
        line(out, "v=0");
        line(out, "o=- " + sessionId + " 2 IN IP4 127.0.0.1");
        line(out, "s=-");
        line(out, "t=0 0");
        line(out, "a=ice-lite");
        if (offer.bundled()) {
            offer.audio().mid().ifPresent(mid -> line(out, "a=group:BUNDLE " + mid));
        }
        line(out, "a=msid-semantic: WMS *");
        for (int i = 0; i < offer.sections().size(); i++) {
            if (i == offer.audioIndex()) {
                audio(out, offer);
            } else {
                decline(out, offer.sections().get(i));
            }
        }
        return out.toString();
    }

    private static void decline(StringBuilder out, MediaSection section) {
        line(out, "m=" + section.media() + " 0 " + section.protocol() + " " + String.join(" ", section.formats()));
        line(out, "c=IN IP4 0.0.0.0");
        section.mid().ifPresent(mid -> line(out, "a=mid:" + mid));
        line(out, "a=inactive");
    }

    private void audio(StringBuilder out, SdpOffer offer) {
        Optional<PayloadFormat> dtmf = offer.dtmf();
        int opus = offer.opusPayloadType();
        Direction direction = offer.direction().reversed();
        line(
                out,
                "m=audio " + port + " " + offer.audio().protocol() + " " + opus
                        + dtmf.map(d -> " " + d.payloadType()).orElse(""));
        line(out, "c=IN " + connection());
        offer.audio().mid().ifPresent(mid -> line(out, "a=mid:" + mid));
        line(out, "a=" + direction.attribute());
        line(out, "a=rtcp-mux");
        line(out, "a=ice-ufrag:" + iceUfrag);
        line(out, "a=ice-pwd:" + icePassword);
        line(out, "a=fingerprint:sha-256 " + fingerprint);
        line(out, "a=setup:passive");
        offer.audioLevelExtensionId().ifPresent(id -> line(out, "a=extmap:" + id + " " + AUDIO_LEVEL));
        line(out, "a=rtpmap:" + opus + " opus/48000/2");
        line(out, "a=fmtp:" + opus + " minptime=10;useinbandfec=1");
        dtmf.ifPresent(d -> {
            line(out, "a=rtpmap:" + d.payloadType() + " " + d.encoding());
            line(out, "a=fmtp:" + d.payloadType() + " 0-16");
        });
        line(out, "a=ptime:20");
        if (direction.sends()) {
            line(out, "a=msid:kanak kanak-audio");
            line(out, "a=ssrc:" + ssrc + " cname:kanak");
        }
        candidates(out);
    }

    private String connection() {
        String first = addresses.getFirst();
        return (first.indexOf(':') < 0 ? "IP4 " : "IP6 ") + first;
    }

    /** Priority of host candidates as RFC 8445 section 5.1.2.1 computes it, falling with their order. */
    private void candidates(StringBuilder out) {
        for (int i = 0; i < addresses.size(); i++) {
            long priority = (126L << 24) | ((65_535L - i) << 8) | 255L;
            line(
                    out,
                    "a=candidate:" + (i + 1) + " 1 udp " + priority + " " + addresses.get(i) + " " + port
                            + " typ host");
        }
        line(out, "a=end-of-candidates");
    }

    private static void line(StringBuilder out, String text) {
        out.append(text).append("\r\n");
    }
}

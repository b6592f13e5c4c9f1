package dev.kanak.transport.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SdpOfferTest {

    static final String FINGERPRINT = "AB" + ":0F".repeat(31);

    /** Lines of an offer with one audio section, as a browser writes it, shortened. */
    static final String OFFER = String.join(
            "\r\n",
            "v=0",
            "o=- 4611731400430051336 2 IN IP4 127.0.0.1",
            "s=-",
            "t=0 0",
            "a=group:BUNDLE 0",
            "a=extmap-allow-mixed",
            "a=msid-semantic: WMS stream",
            "m=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 126 110",
            "c=IN IP4 0.0.0.0",
            "a=rtcp:9 IN IP4 0.0.0.0",
            "a=candidate:1 1 udp 2122260223 192.0.2.7 50000 typ host generation 0 network-id 1",
            "a=ice-ufrag:kR1x",
            "a=ice-pwd:f2Hn2jHsFQzqZJ0sJkYb+6/1",
            "a=ice-options:trickle",
            "a=fingerprint:sha-256 " + FINGERPRINT,
            "a=setup:actpass",
            "a=mid:0",
            "a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level",
            "a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid",
            "a=sendrecv",
            "a=rtcp-mux",
            "a=rtpmap:111 opus/48000/2",
            "a=fmtp:111 minptime=10;useinbandfec=1",
            "a=rtpmap:63 red/48000/2",
            "a=rtpmap:9 G722/8000",
            "a=rtpmap:0 PCMU/8000",
            "a=rtpmap:126 telephone-event/8000",
            "a=rtpmap:110 telephone-event/48000",
            "a=ssrc:3735928559 cname:caller",
            "");

    static String with(String line, String replacement) {
        assertThat(OFFER).contains(line);
        return OFFER.replace(line, replacement);
    }

    private static String without(String line) {
        return with(line + "\r\n", "");
    }

    private static String code(String sdp) {
        try {
            SdpOffer.parse(sdp);
            return "accepted";
        } catch (SdpException e) {
            return e.code();
        }
    }

    @Nested
    class AUsableOffer {

        @Test
        void isReadWhole() {
            SdpOffer offer = SdpOffer.parse(OFFER);
            assertThat(offer.iceUfrag()).isEqualTo("kR1x");
            assertThat(offer.icePassword()).isEqualTo("f2Hn2jHsFQzqZJ0sJkYb+6/1");
            assertThat(offer.fingerprints()).containsExactly(FINGERPRINT);
            assertThat(offer.direction()).isEqualTo(Direction.SENDRECV);
            assertThat(offer.opusPayloadType()).isEqualTo(111);
            assertThat(offer.bundled()).isTrue();
            assertThat(offer.dtmf()).isEqualTo(Optional.of(new SdpOffer.PayloadFormat(110, "telephone-event/48000")));
            assertThat(offer.audioLevelExtensionId()).isEqualTo(OptionalInt.of(1));
            assertThat(offer.maxAverageBitrateBps()).isEmpty();
        }

        @Test
        void mayEndItsLinesWithLineFeedsOnly() {
            assertThat(SdpOffer.parse(OFFER.replace("\r\n", "\n")).iceUfrag()).isEqualTo("kR1x");
        }

        @Test
        void mayGiveItsTransportAtSessionLevel() {
            String attributes = "a=ice-ufrag:kR1x\r\na=ice-pwd:f2Hn2jHsFQzqZJ0sJkYb+6/1\r\n";
            String moved = OFFER.replace(attributes, "").replace("t=0 0\r\n", "t=0 0\r\n" + attributes);
            assertThat(SdpOffer.parse(moved).iceUfrag()).isEqualTo("kR1x");
        }

        @Test
        void mayGiveItsTransportInTheTaggedSectionOfItsBundle() {
            String transport = "a=ice-ufrag:kR1x\r\na=ice-pwd:f2Hn2jHsFQzqZJ0sJkYb+6/1\r\n";
            String video = "m=video 9 UDP/TLS/RTP/SAVPF 96\r\nc=IN IP4 0.0.0.0\r\na=mid:v\r\n" + transport;
            String offer = OFFER.replace(transport, "")
                    .replace("BUNDLE 0", "BUNDLE v 0")
                    .replace("m=audio 9", video + "m=audio 0")
                    .replace("a=mid:0", "a=mid:0\r\na=bundle-only");
            assertThat(SdpOffer.parse(offer).icePassword()).isEqualTo("f2Hn2jHsFQzqZJ0sJkYb+6/1");
        }

        @Test
        void mayNameSeveralCertificates() {
            String other = "00" + ":11".repeat(31);
            String offer = with(
                    "a=setup:actpass",
                    "a=fingerprint:SHA-256 " + other.toLowerCase(Locale.ROOT) + "\r\na=setup:active");
            assertThat(SdpOffer.parse(offer).fingerprints()).containsExactly(FINGERPRINT, other);
        }

        @Test
        void mayLimitTheBitrate() {
            String offer = with("useinbandfec=1", "useinbandfec=1; maxaveragebitrate=20000;stereo=0");
            assertThat(SdpOffer.parse(offer).maxAverageBitrateBps()).isEqualTo(OptionalInt.of(20_000));
        }

        @ParameterizedTest
        @CsvSource({"sendonly,SENDONLY", "recvonly,RECVONLY", "sendrecv,SENDRECV"})
        void tellsItsDirection(String attribute, Direction direction) {
            assertThat(SdpOffer.parse(with("a=sendrecv", "a=" + attribute)).direction())
                    .isEqualTo(direction);
        }

        @Test
        void isSendrecvUnlessItSaysOtherwise() {
            assertThat(SdpOffer.parse(without("a=sendrecv")).direction()).isEqualTo(Direction.SENDRECV);
        }

        @Test
        void mayHaveASecondAudioSectionThatIsSwitchedOff() {
            assertThat(code(OFFER + "m=audio 0 UDP/TLS/RTP/SAVPF 0\r\na=mid:off\r\n"))
                    .isEqualTo("accepted");
        }
    }

    @Nested
    class AHostileOffer {

        @ParameterizedTest
        @ValueSource(strings = {"", "   ", "\r\n\r\n"})
        void thatIsEmpty(String sdp) {
            assertThat(code(sdp)).isEqualTo("sdp_empty");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"{}", "v=1\r\n", "hello", "v=0\r\nX=1\r\n", "v=0\r\na\r\n", "\r\nv=0\r\n", "v=0\r\n\r\ns=-"})
        void thatIsNoSdp(String sdp) {
            assertThat(code(sdp)).isEqualTo("sdp_malformed");
        }

        @Test
        void withoutAudio() {
            assertThat(code(with("m=audio", "m=video"))).isEqualTo("sdp_no_audio");
            assertThat(code("v=0\r\ns=-\r\n")).isEqualTo("sdp_no_audio");
            assertThat(code(with("m=audio 9", "m=audio 0"))).isEqualTo("sdp_no_audio");
        }

        @Test
        void withSeveralAudioSections() {
            assertThat(code(OFFER + "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:1\r\n"))
                    .isEqualTo("sdp_multiple_audio");
        }

        @Test
        void withoutOpus() {
            assertThat(code(without("a=rtpmap:111 opus/48000/2"))).isEqualTo("sdp_no_opus");
            assertThat(code(with("opus/48000/2", "opus/48000"))).isEqualTo("sdp_no_opus");
            assertThat(code(with("SAVPF 111", "SAVPF 100"))).isEqualTo("sdp_no_opus");
            assertThat(code(OFFER.replace("111", "72"))).as("clashes with RTCP").isEqualTo("sdp_no_opus");
        }

        @Test
        void withoutOrWithAWeakFingerprint() {
            String line = "a=fingerprint:sha-256 " + FINGERPRINT;
            assertThat(code(without(line))).isEqualTo("sdp_no_fingerprint");
            String sha1 = "a=fingerprint:sha-1 AB" + ":0F".repeat(19);
            assertThat(code(with(line, sha1))).isEqualTo("sdp_weak_fingerprint");
            String sha512 = "a=fingerprint:sha-512 AB" + ":0F".repeat(63);
            assertThat(code(with(line, sha512))).isEqualTo("sdp_unsupported_fingerprint");
            assertThat(code(with(line, sha1 + "\r\n" + line))).isEqualTo("accepted");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "AB", "AB:", "ZZ", "AB-0F"})
        void withABrokenFingerprint(String value) {
            assertThat(code(with("a=fingerprint:sha-256 " + FINGERPRINT, "a=fingerprint:sha-256 " + value)))
                    .isEqualTo("sdp_malformed");
        }

        @Test
        void withTooManyFingerprints() {
            String line = "a=fingerprint:sha-256 " + FINGERPRINT + "\r\n";
            assertThat(code(with(line, line.repeat(9)))).isEqualTo("sdp_malformed");
        }

        @Test
        void withoutIceCredentials() {
            assertThat(code(without("a=ice-ufrag:kR1x"))).isEqualTo("sdp_no_ice_credentials");
            assertThat(code(without("a=ice-pwd:f2Hn2jHsFQzqZJ0sJkYb+6/1"))).isEqualTo("sdp_no_ice_credentials");
        }

        @ParameterizedTest
        @ValueSource(strings = {"kR1", "k R1x", "kR1x:a", "kR1x\u00e9", ""})
        void withBadIceCredentials(String ufrag) {
            assertThat(code(with("a=ice-ufrag:kR1x", "a=ice-ufrag:" + ufrag))).isEqualTo("sdp_bad_ice_credentials");
        }

        @Test
        void withIceCredentialsOfWrongLength() {
            assertThat(code(with("ice-pwd:f2Hn2jHsFQzqZJ0sJkYb+6/1", "ice-pwd:short")))
                    .isEqualTo("sdp_bad_ice_credentials");
            assertThat(code(with("ice-ufrag:kR1x", "ice-ufrag:" + "x".repeat(257))))
                    .isEqualTo("sdp_bad_ice_credentials");
            assertThat(code(with("ice-ufrag:kR1x", "ice-ufrag:" + "x".repeat(256))))
                    .isEqualTo("accepted");
        }

        @ParameterizedTest
        @CsvSource({
            "a=setup:actpass, a=setup:passive, sdp_unsupported_setup",
            "a=setup:actpass, a=setup:holdconn, sdp_unsupported_setup",
            "a=setup:actpass, a=x, sdp_no_setup",
            "a=rtcp-mux, a=x, sdp_no_rtcp_mux",
            "a=sendrecv, a=inactive, sdp_inactive",
            "UDP/TLS/RTP/SAVPF, RTP/AVP, sdp_unsupported_protocol",
            "t=0 0, a=ice-lite, sdp_ice_lite"
        })
        void thatCannotBeServed(String line, String replacement, String code) {
            assertThat(code(with(line, replacement))).isEqualTo(code);
        }

        @Test
        void withTenThousandCandidates() {
            String candidate = "a=candidate:1 1 udp 2122260223 192.0.2.7 50000 typ host\r\n";
            assertThat(code(OFFER + candidate.repeat(10_000))).isEqualTo("sdp_too_many_candidates");
            assertThat(code(OFFER + candidate.repeat(200))).isEqualTo("accepted");
        }

        @Test
        void thatIsHuge() {
            assertThat(code(OFFER + "a=x:1\r\n".repeat(100_000))).isEqualTo("sdp_too_large");
            assertThat(code(OFFER + "a=x:" + "1".repeat(5_000) + "\r\n")).isEqualTo("sdp_malformed");
            assertThat(code(OFFER + "m=video 9 UDP/TLS/RTP/SAVPF 96\r\n".repeat(20)))
                    .isEqualTo("sdp_too_many_sections");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "a=mid:0\ra=inactive",
                    "a=mid:0\u0000",
                    "a=mid:0\u000b1",
                    "a=mid:0\u0085a=x",
                    "a=mid:0\u2028a=x",
                    "a=mid:0 1",
                    "a=mid:",
                    "a=mid:0\r\na=mid:1",
                    "a=mid:\"0\""
                })
        void thatSmugglesLinesIntoTheAnswer(String line) {
            assertThat(code(with("a=mid:0", line))).isEqualTo("sdp_malformed");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "m=audio 9",
                    "m=audio x UDP/TLS/RTP/SAVPF 111",
                    "m=audio 70000 UDP/TLS/RTP/SAVPF 111",
                    "m=audio 9 UDP/TLS/RTP/SAVPF",
                    "m=audio 9 UDP/TLS/RTP/SAVPF 111 ",
                    "m=audio 9 UDP<TLS 111",
                    "m= 9 UDP/TLS/RTP/SAVPF 111",
                    "m=audio 9 UDP/TLS/RTP/SAVPF \u0661"
                })
        void withABrokenMediaLine(String line) {
            assertThat(code(with("m=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 126 110", line)))
                    .isEqualTo("sdp_malformed");
        }

        @Test
        void thatMapsAPayloadTypeTwice() {
            assertThat(code(with("a=rtpmap:63 red/48000/2", "a=rtpmap:111 PCMA/8000")))
                    .isEqualTo("sdp_malformed");
            assertThat(code(with("a=rtpmap:63 red/48000/2", "a=rtpmap:9999 red")))
                    .isEqualTo("sdp_malformed");
        }

        @Test
        void isNeverQuoted() {
            assertThatThrownBy(() -> SdpOffer.parse(with("a=mid:0", "a=mid:secret 1")))
                    .hasMessageNotContaining("secret");
        }
    }

    @Nested
    class TheAnswer {

        private final SdpAnswer answer = new SdpAnswer(
                7,
                "srvUfrag",
                "srvPassword0123456789abc",
                FINGERPRINT,
                List.of("192.0.2.1", "2001:db8::1"),
                40_000,
                99);

        @Test
        void isIceLitePassiveWithEveryCandidate() {
            assertThat(answer.write(SdpOffer.parse(OFFER)))
                    .isEqualTo(String.join(
                            "\r\n",
                            "v=0",
                            "o=- 7 2 IN IP4 127.0.0.1",
                            "s=-",
                            "t=0 0",
                            "a=ice-lite",
                            "a=group:BUNDLE 0",
                            "a=msid-semantic: WMS *",
                            "m=audio 40000 UDP/TLS/RTP/SAVPF 111 110",
                            "c=IN IP4 192.0.2.1",
                            "a=mid:0",
                            "a=sendrecv",
                            "a=rtcp-mux",
                            "a=ice-ufrag:srvUfrag",
                            "a=ice-pwd:srvPassword0123456789abc",
                            "a=fingerprint:sha-256 " + FINGERPRINT,
                            "a=setup:passive",
                            "a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level",
                            "a=rtpmap:111 opus/48000/2",
                            "a=fmtp:111 minptime=10;useinbandfec=1",
                            "a=rtpmap:110 telephone-event/48000",
                            "a=fmtp:110 0-16",
                            "a=ptime:20",
                            "a=msid:kanak kanak-audio",
                            "a=ssrc:99 cname:kanak",
                            "a=candidate:1 1 udp 2130706431 192.0.2.1 40000 typ host",
                            "a=candidate:2 1 udp 2130706175 2001:db8::1 40000 typ host",
                            "a=end-of-candidates",
                            ""));
        }

        @Test
        void declinesVideoAndDataInTheirPlaces() {
            String video = "m=video 9 UDP/TLS/RTP/SAVPF 96 97\r\na=mid:v\r\na=rtpmap:96 VP8/90000\r\n";
            String data = "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\na=mid:d\r\na=sctp-port:5000\r\n";
            String offer = OFFER.replace("BUNDLE 0", "BUNDLE v 0 d").replace("m=audio", video + "m=audio") + data;
            assertThat(answer.write(SdpOffer.parse(offer))
                            .lines()
                            .filter(l -> l.matches("(m=|a=mid|a=group|a=inact).*")))
                    .containsExactly(
                            "a=group:BUNDLE 0",
                            "m=video 0 UDP/TLS/RTP/SAVPF 96 97",
                            "a=mid:v",
                            "a=inactive",
                            "m=audio 40000 UDP/TLS/RTP/SAVPF 111 110",
                            "a=mid:0",
                            "m=application 0 UDP/DTLS/SCTP webrtc-datachannel",
                            "a=mid:d",
                            "a=inactive");
        }

        @Test
        void bundlesOnlyWhatWasBundled() {
            String offer = OFFER.replace("a=group:BUNDLE 0\r\n", "").replace("a=mid:0\r\n", "");
            assertThat(answer.write(SdpOffer.parse(offer)))
                    .doesNotContain("BUNDLE")
                    .doesNotContain("a=mid");
        }

        @ParameterizedTest
        @CsvSource({"sendonly,a=recvonly", "recvonly,a=sendonly"})
        void mirrorsTheDirection(String offered, String answered) {
            assertThat(answer.write(SdpOffer.parse(with("a=sendrecv", "a=" + offered))))
                    .contains("\r\n" + answered + "\r\n");
        }
    }
}

package dev.kanak.server.call;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** SDP offers, one that is right and the pieces to make wrong ones of. */
final class Offers {

    private static final String FINGERPRINT = IntStream.range(0, 32)
            .mapToObj(i -> String.format("%02X", (i * 37 + 11) & 0xff))
            .collect(Collectors.joining(":"));

    private static final String SESSION = """
            v=0
            o=- 4611731400430051336 2 IN IP4 127.0.0.1
            s=-
            t=0 0
            a=group:BUNDLE 0
            """;

    private static final String AUDIO = """
            m=audio 9 UDP/TLS/RTP/SAVPF 111 110
            c=IN IP4 0.0.0.0
            a=rtcp:9 IN IP4 0.0.0.0
            a=ice-ufrag:qhvB
            a=ice-pwd:1lp0cX1FNoNmK4n0xMTBJ1Oq
            a=fingerprint:sha-256 %s
            a=setup:actpass
            a=mid:0
            a=sendrecv
            a=rtcp-mux
            a=rtpmap:111 opus/48000/2
            a=fmtp:111 minptime=10;useinbandfec=1
            a=rtpmap:110 telephone-event/48000
            a=candidate:1 1 udp 2122260223 127.0.0.1 50000 typ host
            """.formatted(FINGERPRINT);

    private static final String DATA = """
            m=application 9 UDP/DTLS/SCTP webrtc-datachannel
            c=IN IP4 0.0.0.0
            a=mid:1
            a=sctp-port:5000
            """;

    private Offers() {}

    /** An offer as a browser makes it, of a caller who will never send a datagram. */
    static String good() {
        return crlf(SESSION + AUDIO);
    }

    static String withoutAudio() {
        return crlf(SESSION + DATA);
    }

    static String withTwoAudioSections() {
        return crlf(SESSION + AUDIO + AUDIO.replace("a=mid:0", "a=mid:1"));
    }

    /** The good offer without the lines that begin so. */
    static String without(String beginning) {
        return good().lines()
                .filter(line -> !line.startsWith(beginning))
                .map(line -> line + "\r\n")
                .collect(Collectors.joining());
    }

    static String withSha1Fingerprint() {
        return without("a=fingerprint:") + "a=fingerprint:sha-1 " + FINGERPRINT.substring(0, 59) + "\r\n";
    }

    static String withCandidates(int count) {
        return good()
                + IntStream.range(0, count)
                        .mapToObj(i -> "a=candidate:" + i + " 1 udp 1 10.0.0.1 9 typ host\r\n")
                        .collect(Collectors.joining());
    }

    /** The good offer with one attribute's value replaced. */
    static String with(String attribute, String value) {
        return good().replaceFirst("a=" + attribute + ":[^\r]*", "a=" + attribute + ":" + value);
    }

    private static String crlf(String text) {
        return text.replace("\n", "\r\n");
    }
}

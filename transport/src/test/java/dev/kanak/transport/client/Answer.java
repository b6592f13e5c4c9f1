package dev.kanak.transport.client;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * What a caller needs of an answer.
 *
 * @param ufrag the server's ICE user fragment
 * @param password the server's ICE password
 * @param fingerprint SHA-256 of the server's certificate
 * @param candidate the first candidate
 */
record Answer(String ufrag, String password, String fingerprint, InetSocketAddress candidate) {

    static Answer parse(String sdp) {
        List<String> lines = sdp.lines().toList();
        String[] candidate = value(lines, "a=candidate:").split(" ", -1);
        return new Answer(
                value(lines, "a=ice-ufrag:"),
                value(lines, "a=ice-pwd:"),
                value(lines, "a=fingerprint:sha-256 "),
                new InetSocketAddress(InetAddress.ofLiteral(candidate[4]), Integer.parseInt(candidate[5])));
    }

    private static String value(List<String> lines, String prefix) {
        return lines.stream()
                .filter(l -> l.startsWith(prefix))
                .findFirst()
                .map(l -> l.substring(prefix.length()))
                .orElseThrow(() -> new IllegalArgumentException("the answer has no " + prefix));
    }
}

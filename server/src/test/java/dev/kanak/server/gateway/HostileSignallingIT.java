package dev.kanak.server.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What callers must not send, byte by byte over a plain socket; after each the server still serves. */
class HostileSignallingIT {

    private final RunningGateway gateway = RunningGateway.open();

    @AfterEach
    void theServerIsHealthyAndNoCallIsLeft() throws Exception {
        try (gateway) {
            assertThat(Reply.to(gateway.base, "GET", "/health/ready", new byte[0])
                            .status())
                    .isEqualTo(200);
            assertThat(gateway.calls.openCount()).isZero();
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), gateway.base.getPort());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** Everything that comes until the server closes. */
    private static String readToEnd(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }

    private String exchange(String request) throws IOException {
        try (Socket socket = connect()) {
            write(socket, request);
            return readToEnd(socket);
        }
    }

    /** A request's head: its first line, a Host and other headers. */
    private static String head(String firstLine, String... headers) {
        return firstLine + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + Stream.of(headers).map(header -> header + "\r\n").collect(Collectors.joining())
                + "\r\n";
    }

    private static String post(String contentType, String body) {
        return "POST /v1/calls HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: " + contentType
                + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static void isError(String response, int status, String code) {
        assertThat(response).matches("(?s)HTTP/1\\.[01] " + status + " .*");
        assertThat(response.toLowerCase(Locale.ROOT)).contains("content-type: application/json");
        Reply.isErrorBody(response.substring(response.indexOf("\r\n\r\n") + 4), code);
    }

    @ParameterizedTest
    @CsvSource({
        "'', application/sdp, 400, empty_body",
        "'  ', application/sdp, 400, empty_body",
        "'\u00c3(\u00ff', application/sdp, 400, not_utf8",
        "'hello', application/sdp, 400, sdp_no_version",
        "'v=0', text/plain, 415, unsupported_media_type",
        "'v=0', '', 415, unsupported_media_type",
        "'v=0', application/sdpx, 415, unsupported_media_type"
    })
    void aBodyThatIsNoOfferIsRefused(String body, String type, int status, String code) throws Exception {
        isError(exchange(post(type, body)), status, code);
    }

    @Test
    void aHugeBodyIsRefusedBeforeItIsSent() throws Exception {
        String header = head("POST /v1/calls", "Content-Type: application/sdp", "Content-Length: 1000000000");

        isError(exchange(header), 413, "body_too_large");
    }

    @Test
    void aHugeBodyOfUnknownLengthIsRefusedAtTheLimit() throws Exception {
        try (Socket socket = connect()) {
            write(socket, head("POST /v1/calls", "Content-Type: application/sdp", "Transfer-Encoding: chunked"));
            String chunk = "2000\r\n" + "a".repeat(0x2000) + "\r\n";
            for (int i = 0; i < 9; i++) {
                write(socket, chunk);
            }
            isError(readToEnd(socket), 413, "body_too_large");
        }
    }

    @Test
    void aBodyThatTricklesIsAnswered408AndTheConnectionClosed() throws Exception {
        long began = System.nanoTime();
        try (Socket socket = connect()) {
            write(socket, head("POST /v1/calls", "Content-Type: application/sdp", "Content-Length: 1000"));
            var trickle = Thread.ofVirtual().start(() -> {
                try {
                    for (int i = 0; i < 200; i++) {
                        write(socket, "a");
                        Thread.sleep(50);
                    }
                } catch (IOException | InterruptedException _) {
                    // The server has closed: what this test is about.
                }
            });
            isError(readToEnd(socket), 408, "body_timeout");
            trickle.interrupt();
            trickle.join();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(Duration.ofMillis(600), Duration.ofSeconds(5));
    }

    @Test
    void aHeaderThatTricklesIsCutOff() throws Exception {
        long began = System.nanoTime();
        try (Socket socket = connect()) {
            write(socket, "GET / HTTP/1.1\r\nX-Slow: ");
            assertThat(readToEnd(socket)).isEmpty();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void tenThousandCandidatesAreTooMany() throws Exception {
        var offer = new StringBuilder("v=0\r\n");
        for (int i = 0; i < 10_000; i++) {
            offer.append("a=candidate:")
                    .append(i)
                    .append(" 1 udp 2122260223 192.0.2.1 ")
                    .append(1024 + i)
                    .append(" typ host\r\n");
        }

        isError(exchange(post("application/sdp", offer.toString())), 413, "body_too_large");
    }

    @Test
    void injectedLineBreaksReachNoHeaderOfTheAnswer() throws Exception {
        String response = exchange(head(
                "DELETE /v1/calls/a%0d%0aSet-Cookie:%20x=1",
                "X-Request-Id: a%0d%0ab", "Origin: http://127.0.0.1", "Connection: close"));

        isError(response, 404, "not_found");
        assertThat(response).doesNotContain("Set-Cookie");
    }

    @ParameterizedTest
    @CsvSource({
        "'NONSENSE\r\n\r\n', 400, bad_request",
        "'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nBad Header: x\r\n\r\n', 400, bad_request",
        "'POST /v1/calls HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -5\r\n\r\n', 400, bad_request",
        "'GET /%zz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n', 400, bad_request"
    })
    void whatIsNotHttpIsRefused(String request, int status, String code) throws Exception {
        isError(exchange(request), status, code);
    }

    @Test
    void aLongLineAndALargeHeaderAreRefused() throws Exception {
        isError(exchange("GET /" + "a".repeat(10_000) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"), 414, "uri_too_long");
        isError(
                exchange("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Large: " + "a".repeat(20_000) + "\r\n\r\n"),
                431,
                "header_too_large");
    }

    @Test
    void anotherNameForThisAddressIsRefused() throws Exception {
        isError(
                exchange("GET / HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n"),
                403,
                "host_not_allowed");
    }

    @Test
    void randomBytesDoNoHarm() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            byte[] bytes = new byte[1 + random.nextInt(3_000)];
            random.nextBytes(bytes);
            try (Socket socket = connect()) {
                socket.getOutputStream().write(bytes);
                socket.getOutputStream().write("\r\n\r\n".getBytes(US_ASCII));
                socket.shutdownOutput();
                answers.add(readToEnd(socket));
            } catch (IOException _) {
                answers.add("");
            }
        }
        assertThat(answers)
                .as("seed %d", seed)
                .allMatch(answer -> answer.isEmpty() || answer.matches("(?s)HTTP/1\\.[01] 4.*"));
    }
}

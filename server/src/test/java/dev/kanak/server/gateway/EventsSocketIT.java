package dev.kanak.server.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.event.CallEvent;
import dev.kanak.core.speech.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventsSocketIT {

    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    private final RunningGateway gateway = RunningGateway.open();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        client.shutdownNow();
        gateway.close();
    }

    private Reply call() throws Exception {
        return Reply.to(
                gateway.base, "POST", "/v1/calls", "v=0\r\n".getBytes(UTF_8), "Content-Type", "application/sdp");
    }

    private static String path(Reply call) {
        return call.header("Location") + "/events?token=" + call.header("Kanak-Call-Token");
    }

    private Listener open(Reply call) {
        var listener = new Listener();
        listener.socket = client.newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + gateway.base.getPort() + path(call)), listener)
                .orTimeout(5, TimeUnit.SECONDS)
                .join();
        return listener;
    }

    /** Keeps what comes. */
    private static final class Listener implements WebSocket.Listener {

        private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder part = new StringBuilder();
        private volatile @Nullable WebSocket socket;

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                texts.add(part.toString());
                part.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            closed.complete(status);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.completeExceptionally(error);
        }

        String next() throws InterruptedException {
            String text = texts.poll(5, TimeUnit.SECONDS);
            assertThat(text).as("next event").isNotNull();
            return String.valueOf(text);
        }

        void send(String text) {
            var open = socket;
            assertThat(open).isNotNull();
            if (open != null) {
                open.sendText(text, true).orTimeout(5, TimeUnit.SECONDS).join();
            }
        }

        int closeCode() {
            return closed.orTimeout(8, TimeUnit.SECONDS).join();
        }
    }

    @Test
    void aSocketOpenedLateMissesNothingAndThenSeesWhatHappens() throws Exception {
        Reply call = call();
        var events = gateway.line.last().events();
        events.emit(new CallEvent.PartialTranscript(20, "u1", "पचास ग्राम", Language.HINDI));

        var listener = open(call);

        assertThat(listener.next()).startsWith("{\"type\":\"call.started\",\"at_ms\":0,\"call_id\":\"");
        assertThat(listener.next())
                .isEqualTo("{\"type\":\"transcript.partial\",\"at_ms\":20,\"utterance_id\":\"u1\","
                        + "\"text\":\"पचास ग्राम\",\"language\":\"hi\"}");
        events.emit(new CallEvent.SpeechStopped(30));
        assertThat(listener.next()).isEqualTo("{\"type\":\"speech.stopped\",\"at_ms\":30}");
    }

    @Test
    void theSocketClosesAfterTheCallEndedAndMayStillBeOpenedForAWhile() throws Exception {
        Reply call = call();
        var listener = open(call);
        Reply.to(gateway.base, "DELETE", call.header("Location"), new byte[0]);

        listener.next();
        assertThat(listener.next()).contains("\"call.ended\"").contains("\"hangup\"");
        assertThat(listener.closeCode()).isEqualTo(1000);
        var late = open(call);
        late.next();
        assertThat(late.next()).contains("\"call.ended\"");
        assertThat(late.closeCode()).isEqualTo(1000);
    }

    @Test
    void typedTextTakesTheWayOfSpeech() throws Exception {
        var listener = open(call());
        listener.next();

        listener.send("{\"type\":\"say\",\"text\":\" पचास ग्राम \"}");

        assertThat(listener.next()).contains("\"turn.ended\"").contains("\"typed\"");
        assertThat(gateway.line.typed).containsExactly("पचास ग्राम");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            not json                          | invalid_json
            [1]                               | invalid_json
            {"type":"sing","text":"la"}       | unknown_type
            {"text":"hello"}                  | unknown_type
            {"type":"say"}                    | invalid_text
            {"type":"say","text":"  "}        | invalid_text
            {"type":"say","text":7}           | invalid_text
            """)
    void aMalformedMessageIsAnErrorEventAndTheSocketStays(String message, String code) throws Exception {
        var listener = open(call());
        listener.next();

        listener.send(message);

        assertThat(Json.read(listener.next()).orElseThrow().path("code").asText())
                .isEqualTo(code);
        listener.send("{\"type\":\"say\",\"text\":\"still here\"}");
        assertThat(listener.next()).contains("\"turn.ended\"");
    }

    @Test
    void aLongTextIsAnErrorEventAndABinaryMessageToo() throws Exception {
        var listener = open(call());
        listener.next();

        listener.send("{\"type\":\"say\",\"text\":\"" + "a".repeat(1_001) + "\"}");
        assertThat(listener.next()).contains("\"text_too_long\"");
        var socket = listener.socket;
        assertThat(socket).isNotNull();
        if (socket != null) {
            socket.sendBinary(ByteBuffer.wrap(new byte[] {1, 2, 3}), true).join();
        }
        assertThat(listener.next()).contains("\"text_only\"");
        assertThat(gateway.line.typed).isEmpty();
    }

    @Test
    void anOversizedFrameClosesTheSocket() throws Exception {
        var listener = open(call());
        listener.next();

        listener.send("{\"type\":\"say\",\"text\":\"" + "a".repeat(5_000) + "\"}");

        assertThat(listener.closeCode()).isEqualTo(1009);
        assertThat(gateway.line.typed).isEmpty();
    }

    @Test
    void anOversizedMessageOfSmallFramesClosesTheSocket() throws Exception {
        var listener = open(call());
        listener.next();
        var socket = listener.socket;
        assertThat(socket).isNotNull();
        if (socket != null) {
            for (int i = 0; i < 3; i++) {
                var _ = socket.sendText("a".repeat(1_000), false).get(5, TimeUnit.SECONDS);
            }
        }

        assertThat(listener.closeCode()).isEqualTo(1009);
    }

    @Test
    void aFloodOfMessagesClosesTheSocket() throws Exception {
        var listener = open(call());
        try {
            for (int i = 0; i < 60; i++) {
                listener.send("{\"type\":\"sing\"}");
            }
        } catch (RuntimeException _) {
            // Closed while sending.
        }

        assertThat(listener.closeCode()).isEqualTo(1008);
    }

    @Test
    void soDoesAFloodOfBinaryMessages() throws Exception {
        var listener = open(call());
        var socket = listener.socket;
        assertThat(socket).isNotNull();
        try {
            for (int i = 0; i < 60 && socket != null; i++) {
                socket.sendBinary(ByteBuffer.wrap(new byte[] {1, 2, 3}), true).join();
            }
        } catch (RuntimeException _) {
            // Closed while sending.
        }

        assertThat(listener.closeCode()).isEqualTo(1008);
    }

    @Test
    void aThirdSocketOnACallIsRefusedUntilOneLeaves() throws Exception {
        Reply call = call();
        var first = open(call);
        open(call);

        assertThat(handshake(path(call), "")).startsWith("HTTP/1.1 429 ");
        var socket = first.socket;
        if (socket != null) {
            socket.abort();
        }
        String answer = "";
        for (int i = 0; i < 50 && !answer.startsWith("HTTP/1.1 101 "); i++) {
            Thread.sleep(50);
            answer = handshake(path(call), "");
        }
        assertThat(answer).startsWith("HTTP/1.1 101 ");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/calls/AAAAAAAAAAAAAAAAAAAAAA/events, '', 404",
        "/v1/calls/x/events?token=y, '', 404",
        "{call}/events?token=wrong, '', 401",
        "{call}/events?token={token}, 'Origin: https://evil.example\r\n', 403"
    })
    void aHandshakeThatMayNotIsRefusedWithTheErrorBody(String path, String header, int status) throws Exception {
        Reply call = call();
        String actual =
                path.replace("{call}", call.header("Location")).replace("{token}", call.header("Kanak-Call-Token"));

        String answer = handshake(actual, header);

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("{\"error\":{\"code\":\"");
    }

    @ParameterizedTest
    @CsvSource({
        "'Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Version: 13', 'X-Key: none', 400",
        "'Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: c2hvcnQ=', 400",
        "'Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: %', 400",
        "'Upgrade: websocket', 'X-Connection: none', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: {key}', 400",
        "'Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Version: 8', 'Sec-WebSocket-Key: {key}', 426",
        "'Upgrade: h2c', 'Connection: Upgrade', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: {key}', 426"
    })
    void aHandshakeThatIsNoneIsRefusedWithTheErrorBody(
            String upgrade, String connection, String version, String key, int status) throws Exception {
        Reply call = call();
        for (int i = 0; i < 3; i++) {
            String header = String.join("\r\n", upgrade, connection, version, key.replace("{key}", KEY)) + "\r\n";
            try (Socket socket = request(path(call), header)) {
                assertThat(head(socket.getInputStream()))
                        .startsWith("HTTP/1.1 " + status + " ")
                        .contains("{\"error\":{\"code\":\"");
            }
        }
        assertThat(handshake(path(call), "")).startsWith("HTTP/1.1 101 ");
    }

    @Test
    void withoutAHandshakeItIsAnswered426() throws Exception {
        Reply.to(gateway.base, "GET", path(call()), new byte[0]).isError(426, "upgrade_required");
    }

    @Test
    void onThisMachineWithoutKeysTheTokenMayBeLeftOut() throws Exception {
        assertThat(handshake(call().header("Location") + "/events", "")).startsWith("HTTP/1.1 101 ");
    }

    /** The answer's head, or all of it if the server closes. */
    private String handshake(String path, String header) throws IOException {
        try (Socket socket = raw(path, header)) {
            return head(socket.getInputStream());
        }
    }

    private Socket raw(String path, String header) throws IOException {
        return request(
                path,
                "Upgrade: websocket\r\nConnection: keep-alive, Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
                        + KEY + "\r\n" + header);
    }

    private Socket request(String path, String header) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), gateway.base.getPort());
        socket.setSoTimeout(8_000);
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + gateway.base.getPort() + "\r\n" + header
                                + "\r\n")
                        .getBytes(ISO_8859_1));
        return socket;
    }

    private static String head(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[4_096];
        do {
            int count = in.read(buffer);
            if (count < 0) {
                break;
            }
            bytes.write(buffer, 0, count);
        } while (!bytes.toString(ISO_8859_1).contains("\r\n\r\n"));
        return bytes.toString(ISO_8859_1);
    }

    @Test
    void aPeerThatTakesNothingIsDroppedAndTheCallIsNotHeldUp() throws Exception {
        Reply call = call();
        try (Socket socket = raw(path(call), "")) {
            var events = gateway.line.last().events();
            long began = System.nanoTime();
            String longText = "a".repeat(20_000);
            for (int i = 0; i < 900; i++) {
                events.emit(new CallEvent.PartialTranscript(i, "u1", longText, Language.ENGLISH));
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));

            Thread.sleep(8_000);
            var _ = socket.getInputStream().readAllBytes();
        }
        var other = open(call);
        assertThat(other.next()).contains("call.started");
    }
}

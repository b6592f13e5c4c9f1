package dev.kanak.server.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no honest caller makes are refused with 4xx and the error body, and the server stays well. */
@ExtendWith(KanakExtension.class)
final class HostileRequestsIT {

    private static final int CLIENT_ERROR_LOW = 400;
    private static final int CLIENT_ERROR_HIGH = 499;
    private static final int FRAME_LIMIT_BYTES = 8_192;

    private final KanakProcess kanak;
    private final Signalling http;
    private final LibwebrtcPhone phone;

    HostileRequestsIT(KanakProcess kanak, LibwebrtcPhone phone) {
        this.phone = phone;
        this.kanak = kanak;
        this.http = new Signalling(kanak.base());
    }

    @AfterEach
    void theServerIsStillReadyAndHoldsNoCall() {
        assertThat(kanak.isReady()).isTrue();
        assertThat(http.openCalls()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badOffers")
    void aBadOfferIsRefused(String what, byte[] body) {
        HttpResponse<String> response = http.send(http.request("/v1/calls")
                .header("Content-Type", "application/sdp")
                .POST(BodyPublishers.ofByteArray(body)));
        response.headers().firstValue("Location").ifPresent(http::hangUp);
        assertThat(response.statusCode()).as(what).isBetween(CLIENT_ERROR_LOW, CLIENT_ERROR_HIGH);
        ErrorShape.check(response);
    }

    static Stream<Arguments> badOffers() {
        return Stream.of(
                offer("empty", ""),
                offer("blank", "\r\n\r\n"),
                offer("huge", Offers.good() + "a=x-padding:" + "x".repeat(4 << 20)),
                offer("not SDP", "{\"sdp\": true}"),
                arguments(
                        "not UTF-8",
                        (Offers.good() + "a=x-name:\u00ff\u00fe\r\n").getBytes(StandardCharsets.ISO_8859_1)),
                offer("zero bytes", "\0".repeat(500)),
                offer("no audio section", Offers.withoutAudio()),
                offer("two audio sections", Offers.withTwoAudioSections()),
                offer("no fingerprint", Offers.without("a=fingerprint:")),
                offer("SHA-1 fingerprint", Offers.withSha1Fingerprint()),
                offer("short fingerprint", Offers.with("fingerprint", "sha-256 AB:CD")),
                offer("no ufrag", Offers.without("a=ice-ufrag:")),
                offer("no ICE password", Offers.without("a=ice-pwd:")),
                offer("short ICE password", Offers.with("ice-pwd", "short")),
                offer("no Opus", Offers.with("rtpmap", "111 PCMU/8000")),
                offer("no rtcp-mux", Offers.without("a=rtcp-mux")),
                offer("ten thousand candidates", Offers.withCandidates(10_000)),
                offer("bare CR in the mid", Offers.with("mid", "0\ra=candidate:7 1 udp 1 6.6.6.6 6 typ host")),
                offer("zero byte in the mid", Offers.with("mid", "0\0")),
                offer("a mid of thirty thousand characters", Offers.with("mid", "0".repeat(30_000))));
    }

    private static Arguments offer(String what, String sdp) {
        return arguments(what, sdp.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/json", "application/sdpx", "multipart/form-data; boundary=x", ";"})
    void anotherContentTypeIsUnsupported(String type) {
        HttpResponse<String> response = http.send(
                http.request("/v1/calls").header("Content-Type", type).POST(BodyPublishers.ofString(Offers.good())));
        assertThat(response.statusCode()).isEqualTo(415);
        ErrorShape.check(response);
    }

    @Test
    void noContentTypeIsUnsupported() {
        HttpResponse<String> response =
                http.send(http.request("/v1/calls").POST(BodyPublishers.ofString(Offers.good())));
        assertThat(response.statusCode()).isEqualTo(415);
        ErrorShape.check(response);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000000000000000000000000000",
                "x",
                "-1",
                "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
                "%0d%0aSet-Cookie:%20a=b",
                "%00",
                "%ff%fe",
                "%E0%A4%95"
            })
    void unknownAndMalformedIdsAreNotFound(String id) {
        HttpResponse<String> deleted = http.send(http.request("/v1/calls/" + id).DELETE());
        assertThat(deleted.statusCode()).isIn(400, 404);
        assertThat(deleted.headers().firstValue("Set-Cookie")).isEmpty();
        ErrorShape.check(deleted);
        HttpResponse<String> events = http.get("/v1/calls/" + id + "/events");
        assertThat(events.statusCode()).isIn(400, 404);
        ErrorShape.check(events);
    }

    @Test
    void anEndlessPathIsRefused() {
        HttpResponse<String> response = http.get("/v1/calls/" + "x".repeat(20_000));
        assertThat(response.statusCode()).isIn(400, 404, 414);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/v1/calls",
        "PUT,/v1/calls",
        "DELETE,/v1/calls",
        "POST,/v1/calls/x/events",
        "PATCH,/v1/chats",
        "POST,/metrics",
        "DELETE,/health/ready",
        "POST,/"
    })
    void aWrongMethodIsNotAllowed(String method, String path) {
        HttpResponse<String> response = http.send(http.request(path).method(method, BodyPublishers.ofString("")));
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).isPresent();
        ErrorShape.check(response);
    }

    @Test
    void aCallCannotBePatched() {
        Signalling.Answer call = http.call(Offers.good(), Map.of());
        HttpResponse<String> response = http.send(http.request(call.location())
                .header("Content-Type", "application/trickle-ice-sdpfrag")
                .method("PATCH", BodyPublishers.ofString("a=end-of-candidates\r\n")));
        assertThat(response.statusCode()).isEqualTo(405);
        ErrorShape.check(response);
        assertThat(http.hangUp(call.location())).isEqualTo(204);
    }

    @Test
    void videoAndDataAreDeclinedInsideTheAnswer() {
        String offer = Offers.good() + Offers.withoutAudio().replaceFirst("(?s)^.*?(?=m=)", "");
        Signalling.Answer call = http.call(offer, Map.of());
        assertThat(call.sdp()).contains("m=application 0 ");
        assertThat(http.hangUp(call.location())).isEqualTo(204);
    }

    @Test
    void aBodyThatTricklesInIsCutOffAndHoldsUpNobody() throws IOException {
        try (RawHttp slow = new RawHttp(kanak.base(), 2000)) {
            slow.send("POST /v1/calls HTTP/1.1\r\nHost: " + kanak.base().getAuthority()
                    + "\r\nContent-Type: application/sdp\r\nContent-Length: 60000\r\n\r\n");
            assertThat(kanak.isReady()).isTrue();
            assertThat(slow.trickle(100, 15_000)).as("cut off within 15 s").isTrue();
            assertThat(slow.status()).isEqualTo(408);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n",
                "POST /v1/calls HTTP/1.1\r\nHost: x\r\nContent-Type: application/sdp\r\nContent-Length: -5\r\n\r\n",
                "POST /v1/calls HTTP/1.1\r\nHost: x\r\nContent-Type: application/sdp\r\nContent-Length: 99999999999999\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\r\n\r\n",
                "nonsense\r\n\r\n"
            })
    void whatIsNotHttpIsRefused(String bytes) throws IOException {
        try (RawHttp raw = new RawHttp(kanak.base(), 5000)) {
            String answer = raw.send(bytes).answer(12);
            assertThat(answer).matches("|HTTP/1\\.[01] 4\\d\\d");
        }
    }

    @Test
    void anEventsSocketOnAnUnknownCallIsRefused() {
        URI uri = http.eventsUri("/v1/calls/00000000000000000000000000000000", "none");
        assertThat(handshakeStatus(uri)).isEqualTo(404);
    }

    @Test
    void aSocketOfTheCallNeedsTheCallsOwnToken() {
        Signalling.Answer call = http.call(Offers.good(), Map.of());
        assertThat(handshakeStatus(http.eventsUri(call.location(), "wrong"))).isBetween(401, 403);
        assertThat(http.hangUp(call.location())).isEqualTo(204);
    }

    private static int handshakeStatus(URI uri) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.newWebSocketBuilder()
                    .buildAsync(uri, new WebSocket.Listener() {})
                    .join();
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }

    @Test
    void anOversizedFrameClosesTheSocketAndNotTheCall() {
        Signalling.Answer call = http.call(Offers.good(), Map.of());
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        WebSocket socket = http.events(call, new Closing(closed));
        try {
            socket.sendText("x".repeat(FRAME_LIMIT_BYTES + 1), true).join();
            assertThat(closed.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(1009);
            assertThat(http.openCalls()).isEqualTo(1);
        } finally {
            assertThat(http.hangUp(call.location())).isEqualTo(204);
        }
    }

    private record Closing(CompletableFuture<Integer> closed) implements WebSocket.Listener {

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            closed.complete(status);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closed.completeExceptionally(error);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nonsense", "[]", "{\"type\":\"say\"}", "{\"type\":\"say\",\"text\":7}", "{\"type\":\"fly\"}"
            })
    void aMessageWithoutMeaningIsAnsweredWithAnErrorEvent(String message) {
        try (LibwebrtcCaller caller = phone.ring(http, "en-IN")) {
            caller.send(message);
            SeenEvent error = caller.events().await(0, "the error", Duration.ofSeconds(5), event -> event.is("error"));
            assertThat(error.text("code")).isNotBlank();
            assertThat(error.text("message")).isNotBlank();
            assertThat(caller.hangUp()).isEqualTo(204);
        }
    }
}

package dev.kanak.server.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.speech.Language;
import dev.kanak.server.health.Readiness;
import dev.kanak.server.talk.TalkOptions;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayIT {

    private static final byte[] NOTHING = {};
    private static final String OFFER = "v=0\r\n";

    private final RunningGateway gateway = RunningGateway.open();

    @AfterEach
    void close() {
        gateway.close();
    }

    private Reply send(String method, String path, String body, String... headers) throws Exception {
        return Reply.to(gateway.base, method, path, body.getBytes(UTF_8), headers);
    }

    private Reply call(String... headers) throws Exception {
        return send("POST", "/v1/calls", OFFER, with(headers, "Content-Type", "application/sdp"));
    }

    private static String[] with(String[] headers, String name, String value) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = name;
        all[headers.length + 1] = value;
        return all;
    }

    @Nested
    class Calls {

        @Test
        void anOfferIsAnsweredWithItsLocationAndToken() throws Exception {
            Reply reply = call();

            assertThat(reply.status()).isEqualTo(201);
            assertThat(reply.body()).startsWith("v=0");
            assertThat(reply.header("Content-Type")).isEqualTo("application/sdp");
            assertThat(reply.header("Location")).matches("/v1/calls/[A-Za-z0-9_-]{22}");
            assertThat(reply.header("Kanak-Call-Token")).hasSize(43);
        }

        @Test
        void hangingUpIsAnswered204AndThenTheCallIsUnknown() throws Exception {
            String location = call().header("Location");

            assertThat(send("DELETE", location, "").status()).isEqualTo(204);
            assertThat(gateway.line.hungUp).containsExactly("hangup");
            send("DELETE", location, "").isError(404, "not_found");
        }

        @ParameterizedTest
        @CsvSource({
            "PATCH, /v1/calls/abc, 'DELETE, OPTIONS'",
            "PUT, /v1/calls/abc, 'DELETE, OPTIONS'",
            "GET, /v1/calls, 'OPTIONS, POST'",
            "TRACE, /v1/calls, 'OPTIONS, POST'",
            "BREW, /v1/chats, 'OPTIONS, POST'",
            "POST, /health/live, 'GET, HEAD, OPTIONS'",
            "DELETE, /v1/calls/abc/events, 'GET, OPTIONS'"
        })
        void otherMethodsAreAnswered405WithThoseThereAre(String method, String path, String allowed) throws Exception {
            assertThat(send(method, path, "").isError(405, "method_not_allowed").header("Allow"))
                    .isEqualTo(allowed);
        }

        @ParameterizedTest
        @ValueSource(strings = {"AAAAAAAAAAAAAAAAAAAAAA", "x", "%00", "..%2f..%2fetc", "%E0%A4%95", "a%0d%0ab"})
        void unknownAndMalformedIdsAre404(String id) throws Exception {
            send("DELETE", "/v1/calls/" + id, "").isError(404, "not_found");
            send("GET", "/v1/calls/" + id + "/events", "").isError(404, "not_found");
        }

        @Test
        void oneCallTooManyIsAnswered503WithWhenToTryAgain() throws Exception {
            for (int i = 0; i < 3; i++) {
                assertThat(call().status()).isEqualTo(201);
            }

            assertThat(call().isError(503, "capacity_exceeded").header("Retry-After"))
                    .isEqualTo("5");
        }

        @Test
        void whileDrainingNewCallsAreRefusedAndReadinessIsGone() throws Exception {
            call();
            gateway.readiness.drain();
            gateway.calls.drain();

            call().isError(503, "draining");
            send("GET", "/health/ready", "").isError(503, "draining");
            assertThat(send("GET", "/health/live", "").status()).isEqualTo(200);
            assertThat(gateway.line.hungUp).containsExactly("server_shutdown");
        }

        @Test
        void oneLanguageInTheHeaderIsAChoiceAndABrowsersListIsNot() throws Exception {
            call("Accept-Language", "en-IN");
            assertThat(gateway.line.last().options())
                    .isEqualTo(new TalkOptions(
                            Optional.of(Language.ENGLISH), Optional.empty(), Map.of(), Optional.empty()));
            call("Accept-Language", "en-IN,en;q=0.9,hi;q=0.8");
            assertThat(gateway.line.last().options()).isEqualTo(TalkOptions.NONE);
        }

        @Test
        void aCallerWhoseLineBrokeNamesTheConversationToGoOnWith() throws Exception {
            call("Kanak-Resume", "AAAAAAAAAAAAAAAAAAAAAA");
            assertThat(gateway.line.last().options().resumeToken()).contains("AAAAAAAAAAAAAAAAAAAAAA");
        }

        @Test
        void testHeadersSetTheTimeAndBreakTools() throws Exception {
            call(
                    "Kanak-Test-Now",
                    "2026-11-20T11:00:00+05:30",
                    "Kanak-Test-Tool-Stubs",
                    "{\"check_eligibility\":\"timeout\"}");

            assertThat(gateway.line.last().options())
                    .isEqualTo(new TalkOptions(
                            Optional.empty(),
                            Optional.of(OffsetDateTime.parse("2026-11-20T11:00:00+05:30")),
                            Map.of("check_eligibility", "timeout"),
                            Optional.empty()));
            call("Kanak-Test-Now", "tomorrow").isError(400, "invalid_field");
            call("Kanak-Test-Tool-Stubs", "[]").isError(400, "invalid_field");
        }

        @Test
        void aFailureOfOursTellsNothingOfOurInsides() throws Exception {
            Reply reply = send("POST", "/v1/calls", OFFER + "a=crash", "Content-Type", "application/sdp");

            reply.isError(500, "internal");
            assertThat(gateway.calls.openCount()).isZero();
        }
    }

    @Nested
    class Chats {

        private Reply post(String path, String body) throws Exception {
            return send("POST", path, body, "Content-Type", "application/json");
        }

        @Test
        void anErrorOfTheVirtualMachineIsAnsweredToo() throws Exception {
            String id = post("/v1/chats", "{}").json().path("id").asText();

            post("/v1/chats/" + id + "/messages", "{\"text\": \"overflow\"}").isError(500, "internal");
        }

        @Test
        void whatATextMeansIsToldToTests() throws Exception {
            assertThat(post("/v1/test/understand", """
                {"text": "कल शाम पाँच बजे", "asked_slot": "date", "language": "hi",
                 "now": "2026-11-20T11:00:00+05:30", "context": {"name": "Asha"}}\
                """).body())
                    .contains("\"date\":\"2026-11-21\"", "\"time\":\"17:00\"", "\"language\":\"hi\"");
            post("/v1/test/understand", "{}").isError(400, "invalid_field");
            post("/v1/test/understand", "{\"text\": \"x\", \"now\": \"noon\"}").isError(400, "invalid_field");
            post("/v1/test/understand", "{\"text\": \"x\", \"mood\": 1}").isError(400, "unknown_field");
        }

        @Test
        void howATextIsSaidIsToldToTests() throws Exception {
            assertThat(post("/v1/test/verbalise", "{\"text\": \"₹500\", \"language\": \"hi\"}")
                            .body())
                    .isEqualTo("{\"spoken\":\"पाँच सौ रुपये\"}");
            post("/v1/test/verbalise", "{\"text\": \"₹500\"}").isError(400, "invalid_field");
        }

        private String open(String body) throws Exception {
            Reply reply = post("/v1/chats", body);
            assertThat(reply.status()).as(reply.body()).isEqualTo(201);
            return "/v1/chats/" + reply.json().path("id").asText() + "/messages";
        }

        @Test
        void aChatIsGreetedInItsShape() throws Exception {
            Reply reply = post("/v1/chats", "{\"language\":\"en-IN\",\"now\":\"2026-11-20T11:00:00+05:30\"}");

            assertThat(reply.status()).isEqualTo(201);
            String id = reply.json().path("id").asText();
            assertThat(id).matches("[0-9a-f]{32}");
            assertThat(reply.header("Location")).isEqualTo("/v1/chats/" + id);
            assertThat(reply.body())
                    .isEqualTo("{\"id\":\"" + id
                            + "\",\"reply\":\"Namaste at 11:00\",\"language\":\"en\",\"state\":\"DISCOVERY\","
                            + "\"asked_slot\":\"gold_weight_g\",\"slots\":{},\"tool_calls\":[],\"articles\":[]}");
        }

        @Test
        void anAnswerHasTheToolCallsOfItsTurnOnly() throws Exception {
            String messages = open("{}");

            assertThat(post(messages, "{\"text\":\"weigh\"}").body())
                    .isEqualTo("{\"reply\":\"Weighed.\",\"language\":\"hi\",\"state\":\"DISCOVERY\","
                            + "\"asked_slot\":\"gold_weight_g\",\"slots\":{\"last_words\":\"weigh\"},"
                            + "\"tool_calls\":[{\"name\":\"scale\",\"arguments\":{\"grams\":50},\"ok\":true,"
                            + "\"result\":{\"value_inr\":480000}}],\"articles\":[]}");
            assertThat(post(messages, "{\"text\":\"कागज़\"}").json().path("tool_calls"))
                    .isEmpty();
        }

        @Test
        void knowledgeFoundIsNamed() throws Exception {
            assertThat(post(open("{}"), "{\"text\":\"read\"}")
                            .json()
                            .path("articles")
                            .toString())
                    .isEqualTo("[\"documents.en\"]");
        }

        @Test
        void aStubbedToolFails() throws Exception {
            String messages = open("{\"tool_stubs\":{\"scale\":\"error_500\"}}");

            assertThat(post(messages, "{\"text\":\"weigh\"}")
                            .json()
                            .at("/tool_calls/0/ok")
                            .asBoolean())
                    .isFalse();
        }

        @Test
        void silenceNoiseAndBargeInAreEvents() throws Exception {
            String messages = open("{\"language\":\"en-IN\",\"now\":\"2026-11-20T11:00:00+05:30\"}");

            assertThat(post(messages, "{\"event\":\"barge_in\",\"ms\":900}")
                            .json()
                            .path("reply")
                            .asText())
                    .isEqualTo("You heard: Namaste at.");
            assertThat(post(messages, "{\"event\":\"barge_in\",\"text\":\"wait\"}")
                            .json()
                            .path("reply")
                            .asText())
                    .isEqualTo("You heard: . You said wait.");
            assertThat(post(messages, "{\"event\":\"no_input\"}")
                            .json()
                            .path("reply")
                            .asText())
                    .isEqualTo("Are you there?");
            assertThat(post(messages, "{\"event\":\"no_match\"}")
                            .json()
                            .path("reply")
                            .asText())
                    .isEqualTo("Once more?");
        }

        @Test
        void anEndedChatAnswers409AndAnUnknownOne404() throws Exception {
            String messages = open("{}");

            assertThat(post(messages, "{\"text\":\"bye\"}").json().path("state").asText())
                    .isEqualTo("ENDED");
            post(messages, "{\"text\":\"more\"}").isError(409, "chat_ended");
            post("/v1/chats/none/messages", "{\"text\":\"more\"}").isError(404, "not_found");
        }

        @Test
        void oneChatTooManyIsAnswered503() throws Exception {
            for (int i = 0; i < 4; i++) {
                open("{}");
            }

            post("/v1/chats", "{}").isError(503, "capacity_exceeded");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
            [1, 2                                 | invalid_json
            []                                    | invalid_json
            {"language":"hi-IN","language":null}  | invalid_json
            {"language":"fr-FR"}                  | invalid_field
            {"language":7}                        | invalid_field
            {"now":"yesterday"}                   | invalid_field
            {"tool_stubs":{"scale":1}}            | invalid_field
            {"surprise":true}                     | unknown_field
            """)
        void badOpeningsAreRefused(String body, String code) throws Exception {
            post("/v1/chats", body).isError(400, code);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
            {}                                    | invalid_field
            {"text":""}                           | invalid_field
            {"text":5}                            | invalid_field
            {"event":"sneeze"}                    | invalid_field
            {"event":"no_input","text":"hello"}   | invalid_field
            {"event":"barge_in","ms":-1}          | invalid_field
            {"text":"hello","ms":5}               | invalid_field
            {"txt":"hello"}                       | unknown_field
            """)
        void badMessagesAreRefused(String body, String code) throws Exception {
            post(open("{}"), body).isError(400, code);
        }

        @Test
        void aLongMessageAndAnotherMediaTypeAreRefused() throws Exception {
            String messages = open("{}");

            post(messages, "{\"text\":\"" + "a".repeat(1_001) + "\"}").isError(400, "invalid_field");
            post(messages, "{\"text\":\"" + "a".repeat(20_000) + "\"}").isError(413, "body_too_large");
            send("POST", messages, "{}", "Content-Type", "text/plain").isError(415, "unsupported_media_type");
        }
    }

    @Nested
    class Operations {

        @Test
        void readinessNamesEveryComponent() throws Exception {
            assertThat(send("GET", "/health/ready", "").body())
                    .isEqualTo("{\"status\":\"ready\",\"components\":{\"media\":\"ready\",\"voice\":\"ready\","
                            + "\"gateway\":\"ready\"},\"versions\":{}}");

            gateway.readiness.set("voice", Readiness.State.STARTING);

            Reply reply = send("GET", "/health/ready", "").isError(503, "not_ready");
            assertThat(reply.json().at("/error/details/components/voice").asText())
                    .isEqualTo("starting");
        }

        @Test
        void requestsAreTimedByRouteNotByPath() throws Exception {
            send("DELETE", "/v1/calls/some-id", "");
            send("GET", "/no/such/page", "");

            assertThat(send("GET", "/metrics", "").body())
                    .contains(
                            "voice_http_requests_seconds_count{method=\"DELETE\",route=\"/v1/calls/:id\",status=\"404\"}"
                                    + " 1")
                    .contains("route=\"none\",status=\"404\"")
                    .doesNotContain("some-id")
                    .contains("jvm_memory_used_bytes");
        }

        @Test
        void thePageIsServedUnderAPolicyThatAllowsNothingFromElsewhere() throws Exception {
            Reply page = send("GET", "/", "");

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
            assertThat(page.header("Content-Security-Policy"))
                    .startsWith("default-src 'none'; script-src 'self';")
                    .doesNotContain("unsafe");
            assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(page.body()).contains("id=\"talk\"").doesNotContainPattern("(src|href)=\"(https?:)?//");
            assertThat(send("GET", "/", "", "If-None-Match", page.header("ETag"))
                            .status())
                    .isEqualTo(304);
        }

        @Test
        void theApiIsDescribed() throws Exception {
            assertThat(send("GET", "/openapi.yaml", "").body())
                    .startsWith("openapi: 3.1.0")
                    .contains("/v1/calls/{id}/events:");
        }

        @Test
        void anUnknownPathIs404() throws Exception {
            send("GET", "/no/such/page", "").isError(404, "not_found");
            send("GET", "/page/../../logback.xml", "").isError(404, "not_found");
        }

        @Test
        void theRequestIdIsTheCallersIfItIsHarmless() throws Exception {
            assertThat(send("GET", "/health/live", "", "X-Request-Id", "abc-1").header("X-Request-Id"))
                    .isEqualTo("abc-1");
            assertThat(send("GET", "/health/live", "", "X-Request-Id", "<script>")
                            .header("X-Request-Id"))
                    .matches("[0-9a-f-]{36}");
        }
    }

    @Nested
    class OtherSites {

        @Test
        void anAllowedOneMayReadLocationAndToken() throws Exception {
            Reply reply = call("Origin", RunningGateway.ORIGIN);

            assertThat(reply.status()).isEqualTo(201);
            assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo(RunningGateway.ORIGIN);
            assertThat(reply.header("Access-Control-Expose-Headers"))
                    .contains("Location")
                    .contains("Kanak-Call-Token");
        }

        @Test
        void itsPreflightIsAnswered() throws Exception {
            Reply reply = send(
                    "OPTIONS",
                    "/v1/calls",
                    "",
                    "Origin",
                    RunningGateway.ORIGIN,
                    "Access-Control-Request-Method",
                    "POST");

            assertThat(reply.status()).isEqualTo(204);
            assertThat(reply.header("Access-Control-Allow-Methods")).isEqualTo("OPTIONS, POST");
            assertThat(reply.header("Access-Control-Allow-Headers"))
                    .contains("Authorization")
                    .contains("Content-Type");
        }

        @Test
        void anotherIsRefused() throws Exception {
            Reply reply = call("Origin", "https://evil.example").isError(403, "origin_not_allowed");

            assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
            assertThat(gateway.line.begun).isEmpty();
        }
    }

    @Nested
    class Keys {

        private static final String KEY = "a-key-of-some-length";

        private final RunningGateway guarded = RunningGateway.withKey(KEY);

        @AfterEach
        void closeGuarded() {
            guarded.close();
        }

        private Reply guarded(String method, String path, String... headers) throws Exception {
            return Reply.to(guarded.base, method, path, OFFER.getBytes(UTF_8), headers);
        }

        @Test
        void withoutOneNothingIsOpened() throws Exception {
            guarded("POST", "/v1/calls", "Content-Type", "application/sdp").isError(401, "unauthorised");
            guarded("POST", "/v1/chats", "Content-Type", "application/json").isError(401, "unauthorised");
            guarded("POST", "/v1/outbound/checks", "Content-Type", "application/json")
                    .isError(401, "unauthorised");
            guarded("GET", "/metrics").isError(401, "unauthorised");
            Reply wrong = guarded("POST", "/v1/calls", "Authorization", "Bearer another-key-of-length");
            assertThat(wrong.isError(401, "unauthorised").header("WWW-Authenticate"))
                    .isEqualTo("Bearer");
        }

        @Test
        void withOneACallIsOpenedAndHungUpWithItOrWithTheCallsToken() throws Exception {
            Reply call =
                    guarded("POST", "/v1/calls", "Content-Type", "application/sdp", "Authorization", "Bearer " + KEY);
            String location = call.header("Location");

            guarded("DELETE", location).isError(401, "unauthorised");
            guarded("DELETE", location, "Kanak-Call-Token", "wrong").isError(401, "unauthorised");
            assertThat(guarded("DELETE", location, "Kanak-Call-Token", call.header("Kanak-Call-Token"))
                            .status())
                    .isEqualTo(204);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"now\":\"2026-11-20T11:00:00+05:30\"",
                    "\"tool_stubs\":{\"check_eligibility\":\"timeout\"}",
                    "\"caller_number\":\"9000012345\""
                })
        void testFieldsAreUnknownWhereTestEndpointsAreOff(String field) throws Exception {
            Reply reply = Reply.to(
                    guarded.base,
                    "POST",
                    "/v1/chats",
                    ("{" + field + "}").getBytes(UTF_8),
                    "Content-Type",
                    "application/json",
                    "Authorization",
                    "Bearer " + KEY);

            reply.isError(400, "unknown_field");
        }

        @Test
        void healthNeedsNone() throws Exception {
            assertThat(guarded("GET", "/health/live").status()).isEqualTo(200);
            assertThat(guarded("GET", "/health/ready").status()).isEqualTo(200);
        }
    }

    @Test
    void beforeTheEnginesAreLoadedCallsAreAnswered503() throws Exception {
        try (var starting = RunningGateway.notServing()) {
            Reply.to(starting.base, "POST", "/v1/calls", NOTHING, "Content-Type", "application/sdp")
                    .isError(503, "not_ready");
            assertThat(Reply.to(starting.base, "GET", "/health/ready", NOTHING)
                            .isError(503, "not_ready")
                            .json()
                            .at("/error/details/components/gateway")
                            .asText())
                    .isEqualTo("starting");
        }
    }
}

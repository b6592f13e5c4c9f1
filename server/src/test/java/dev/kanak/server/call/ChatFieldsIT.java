package dev.kanak.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every field that a chat takes and gives, one after another. */
@ExtendWith(KanakExtension.class)
final class ChatFieldsIT {

    private static final String NOW = "2026-11-20T11:00:00+05:30";

    private final Signalling http;

    ChatFieldsIT(KanakProcess kanak) {
        http = new Signalling(kanak.base());
    }

    private JsonNode open(Map<String, Object> body) {
        HttpResponse<String> response = http.postJson("/v1/chats", body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        JsonNode opened = Signalling.json(response);
        assertThat(response.headers().firstValue("Location"))
                .contains("/v1/chats/" + opened.path("id").asText());
        return opened;
    }

    private JsonNode send(JsonNode chat, Map<String, Object> message) {
        HttpResponse<String> response =
                http.postJson("/v1/chats/" + chat.path("id").asText() + "/messages", message);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Signalling.json(response);
    }

    private static List<String> fields(JsonNode json) {
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Map<String, Object> english() {
        return new HashMap<>(Map.of("language", "en-IN", "now", NOW));
    }

    @Test
    void theGreetingHasEveryField() {
        JsonNode opened = open(Map.of("language", "hi-IN", "now", NOW));

        assertThat(fields(opened))
                .containsExactly("id", "reply", "language", "state", "asked_slot", "slots", "tool_calls", "articles");
        assertThat(opened.path("id").asText()).matches("[0-9a-f]{32}");
        assertThat(opened.path("reply").asText()).contains("नमस्ते");
        assertThat(opened.path("language").asText()).isEqualTo("hi");
        assertThat(opened.path("state").asText()).isEqualTo("GREETING");
        assertThat(opened.path("asked_slot").asText()).isEqualTo("consent_recording");
        assertThat(opened.path("slots").isObject()).isTrue();
        assertThat(opened.path("tool_calls").isArray()).isTrue();
        assertThat(opened.path("tool_calls")).isEmpty();
        assertThat(opened.path("articles").isArray()).isTrue();
    }

    @Test
    void aReplyHasTheSameFieldsWithoutTheId() {
        JsonNode reply = send(open(english()), Map.of("text", "yes"));

        assertThat(fields(reply))
                .containsExactly("reply", "language", "state", "asked_slot", "slots", "tool_calls", "articles");
        assertThat(reply.path("state").asText()).isEqualTo("DISCOVERY");
        assertThat(reply.at("/slots/consent_recording").asBoolean()).isTrue();
    }

    @Test
    void languageMayBeChosenOrLeftToTheCaller() {
        assertThat(open(english()).path("language").asText()).isEqualTo("en");
        Map<String, Object> none = new HashMap<>();
        none.put("language", null);
        JsonNode unchosen = open(none);
        assertThat(send(unchosen, Map.of("text", "I want a gold loan please"))
                        .path("language")
                        .asText())
                .isEqualTo("en");
        assertThat(open(Map.of()).path("language").asText())
                .isEqualTo(unchosen.path("language").asText());
    }

    @Test
    void aToolCallHasItsNameArgumentsSuccessAndResultInItsOwnTurnOnly() {
        JsonNode chat = open(english());
        send(chat, Map.of("text", "yes"));
        JsonNode quote = send(chat, Map.of("text", "I have fifty grams, twenty two karat"));
        JsonNode call = StreamSupport.stream(quote.path("tool_calls").spliterator(), false)
                .filter(each -> each.path("name").asText().equals("check_eligibility"))
                .findFirst()
                .orElseThrow();

        assertThat(fields(call)).containsExactly("name", "arguments", "ok", "result");
        assertThat(CallJudge.number(call.at("/arguments/items/0/net_weight_g"))).isEqualByComparingTo("50");
        assertThat(call.path("ok").asBoolean()).isTrue();
        assertThat(call.at("/result/figures/0/id").isTextual()).isTrue();
        assertThat(quote.path("asked_slot").isTextual()).isTrue();
        assertThat(CallJudge.number(quote.at("/slots/gold_weight_g"))).isEqualByComparingTo("50");
        assertThat(send(chat, Map.of("event", "no_input")).path("tool_calls")).isEmpty();
    }

    @Test
    void articlesAreTheIdsOfThisTurnsKnowledge() {
        JsonNode chat = open(english());
        send(chat, Map.of("text", "yes"));
        JsonNode answer = send(chat, Map.of("text", "what documents do I need"));
        assertThat(answer.at("/articles/0").asText()).startsWith("documents");
        assertThat(send(chat, Map.of("event", "no_input")).path("articles")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T11:00:00+05:30, 2026-11-21",
        "2026-11-22T23:00:00Z,      2026-11-24",
        "2026-12-31T09:00:00+05:30, 2027-01-01"
    })
    void nowDecidesWhatTomorrowIs(String now, String tomorrow) {
        JsonNode chat = open(Map.of("language", "en-IN", "now", now));
        JsonNode reply = send(chat, Map.of("text", "I want to visit the Pune Deccan branch tomorrow at eleven"));
        assertThat(reply.at("/slots/date").asText()).isEqualTo(tomorrow);
    }

    @ParameterizedTest
    @CsvSource({"timeout, timed_out", "error_500, unavailable", "error_404, unavailable", "stale, stale_data"})
    void aStubMakesItsToolFailAndNoOther(String stub, String error) {
        Map<String, Object> body = english();
        body.put("tool_stubs", Map.of("check_eligibility", stub));
        JsonNode chat = open(body);
        JsonNode consent = send(chat, Map.of("text", "yes"));
        assertThat(consent.at("/tool_calls/0/ok").asBoolean()).isTrue();
        JsonNode failed = send(chat, Map.of("text", "I have fifty grams, twenty two karat"));
        assertThat(failed.at("/tool_calls/0/name").asText()).isEqualTo("check_eligibility");
        assertThat(failed.at("/tool_calls/0/ok").asBoolean()).isFalse();
        assertThat(failed.at("/tool_calls/0/result/error").asText()).isEqualTo(error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no_input", "no_match"})
    void anEventIsAnsweredAndTheQuestionStays(String event) {
        JsonNode chat = open(english());
        JsonNode asked = send(chat, Map.of("text", "yes, I want a loan on my gold"));
        JsonNode again = send(chat, Map.of("event", event));
        assertThat(again.path("reply").asText()).isNotBlank();
        assertThat(again.path("asked_slot")).isEqualTo(asked.path("asked_slot"));
    }

    @Test
    void aBargeInMayHaveATimeAndWords() {
        JsonNode chat = open(english());
        send(chat, Map.of("text", "yes, I want a loan on my gold"));
        JsonNode answered = send(chat, Map.of("event", "barge_in", "ms", 600, "text", "thirty grams"));
        assertThat(CallJudge.number(answered.at("/slots/gold_weight_g"))).isEqualByComparingTo("30");
        assertThat(fields(send(chat, Map.of("event", "barge_in", "ms", 0)))).contains("reply", "state");
        assertThat(fields(send(chat, Map.of("event", "barge_in")))).contains("reply", "state");
    }

    @Test
    void anEndedChatIsAnswered409() {
        JsonNode chat = open(english());
        for (int i = 0; i < 3; i++) {
            send(chat, Map.of("event", "no_input"));
        }
        for (Map<String, Object> late :
                List.<Map<String, Object>>of(Map.of("text", "hello"), Map.of("event", "no_input"))) {
            HttpResponse<String> response =
                    http.postJson("/v1/chats/" + chat.path("id").asText() + "/messages", late);
            assertThat(response.statusCode()).isEqualTo(409);
            ErrorShape.check(response);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"language": "hi"}                                 | language
            {"language": 7}                                    | language
            {"now": "tomorrow"}                                | now
            {"now": "2026-11-20T11:00:00"}                     | now
            {"now": 20261120}                                  | now
            {"tool_stubs": []}                                 | tool_stubs
            {"tool_stubs": {"check_eligibility": "explode"}}   | tool_stubs
            {"tool_stubs": {"check_eligibility": 500}}         | tool_stubs
            {"caller_number": 9000012345}                      | caller_number
            {"surprise": true}                                 | surprise
            """)
    void aBadFieldOfANewChatIsNamed(String body, String field) {
        named(http.postRaw("/v1/chats", body), field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                 | text
            {"text": ""}                                       | text
            {"text": "   "}                                    | text
            {"text": 5}                                        | text
            {"text": ["yes"]}                                  | text
            {"text": "yes", "ms": 5}                           | ms
            {"event": "hang_up"}                               | event
            {"event": null}                                    | event
            {"event": "no_input", "text": "yes"}               | text
            {"event": "no_match", "ms": 5}                     | ms
            {"event": "barge_in", "ms": -1}                    | ms
            {"event": "barge_in", "ms": 1.5}                   | ms
            {"event": "barge_in", "ms": "soon"}                | ms
            {"event": "barge_in", "text": ""}                  | text
            {"text": "yes", "language": "hi-IN"}               | language
            """)
    void aBadFieldOfAMessageIsNamedAndTheChatGoesOn(String body, String field) {
        JsonNode chat = open(english());
        named(http.postRaw("/v1/chats/" + chat.path("id").asText() + "/messages", body), field);
        assertThat(send(chat, Map.of("text", "yes")).path("reply").asText()).isNotBlank();
    }

    @Test
    void aTextThatIsTooLongIsRefused() {
        JsonNode chat = open(english());
        HttpResponse<String> response =
                http.postJson("/v1/chats/" + chat.path("id").asText() + "/messages", Map.of("text", "a".repeat(1_001)));
        named(response, "text");
    }

    private static void named(HttpResponse<String> response, String field) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        ErrorShape.check(response);
        assertThat(Signalling.json(response).at("/error/details/field").asText())
                .as(response.body())
                .isEqualTo(field);
    }
}

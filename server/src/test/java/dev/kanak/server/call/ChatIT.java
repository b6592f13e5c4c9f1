package dev.kanak.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The conversation without audio, over {@code /v1/chats}. */
@ExtendWith(KanakExtension.class)
final class ChatIT {

    private static final String NOW = "2026-11-20T11:00:00+05:30";

    private final Signalling http;

    ChatIT(KanakProcess kanak) {
        http = new Signalling(kanak.base());
    }

    /** One chat, begun at a fixed time. */
    private final class Chat {

        private final String id;
        private final JsonNode greeting;

        Chat(String language, Map<String, Object> more) {
            Map<String, Object> body = new HashMap<>(Map.of("language", language, "now", NOW));
            body.putAll(more);
            HttpResponse<String> response = http.postJson("/v1/chats", body);
            assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
            greeting = Signalling.json(response);
            id = greeting.path("id").asText();
        }

        HttpResponse<String> post(Map<String, Object> message) {
            return http.postJson("/v1/chats/" + id + "/messages", message);
        }

        JsonNode send(Map<String, Object> message) {
            HttpResponse<String> response = post(message);
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            return Signalling.json(response);
        }

        JsonNode say(String text) {
            return send(Map.of("text", text));
        }
    }

    private Chat chat(String language) {
        return new Chat(language, Map.of());
    }

    private static JsonNode tool(JsonNode reply, String name) {
        return StreamSupport.stream(reply.path("tool_calls").spliterator(), false)
                .filter(call -> call.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " was not called: " + reply));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            hi-IN, जी हाँ,            मेरे पास पचास ग्राम सोना है,     बाईस कैरेट,         hi
            hi-IN, haan ji theek hai, mere paas pachaas gram gold hai,  bais carat,         hinglish
            en-IN, yes that is fine,  I have fifty grams of gold,      twenty two karat,   en
            """)
    void fiftyGramsOfTwentyTwoKaratAreQuotedAsTheToolComputedThem(
            String language, String consent, String weight, String purity, String replyLanguage) {
        Chat chat = chat(language);
        assertThat(chat.greeting.path("reply").asText()).isNotBlank();
        assertThat(chat.say(consent).at("/slots/consent_recording").asBoolean()).isTrue();
        chat.say(weight);
        JsonNode quote = chat.say(purity);
        JsonNode call = tool(quote, "check_eligibility");
        assertThat(CallJudge.number(quote.at("/slots/gold_weight_g"))).isEqualByComparingTo("50");
        assertThat(CallJudge.number(quote.at("/slots/purity_karat"))).isEqualByComparingTo("22");
        assertThat(CallJudge.number(call.at("/arguments/items/0/net_weight_g"))).isEqualByComparingTo("50");
        assertThat(CallJudge.number(call.at("/result/max_loan_quoted_inr"))).isEqualByComparingTo("480000");
        assertThat(Script.of(replyLanguage).quoted())
                .as(quote.path("reply").asText())
                .anyMatch(quote.path("reply").asText()::contains);
        assertThat(quote.path("language").asText()).isEqualTo(replyLanguage);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            20, 204000
            26, 250000
            50, 480000
            54, 500000
            55, 500000
            56, 504000
            """)
    void theLargestLoanFollowsTheTiersOverTheirPlateaus(String grams, String largest) {
        Chat chat = chat("en-IN");
        chat.say("yes");
        chat.say("I have " + grams + " grams of gold");
        JsonNode quote = chat.say("22 karat");
        assertThat(CallJudge.number(tool(quote, "check_eligibility").at("/result/max_loan_quoted_inr")))
                .isEqualByComparingTo(largest);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            hi-IN, जी हाँ, कौन से काग़ज़ लगेंगे
            hi-IN, haan,  documents kya lagenge
            en-IN, yes,   what documents are needed
            """)
    void aQuestionIsAnsweredFromTheKnowledgeBase(String language, String consent, String question) {
        Chat chat = chat(language);
        chat.say(consent);
        JsonNode answer = chat.say(question);
        assertThat(answer.path("articles")).isNotEmpty();
        assertThat(answer.path("reply").asText()).isNotBlank();
    }

    @Test
    void refusedRecordingIsRememberedAsRefused() {
        JsonNode reply = chat("en-IN").say("no please don't record");
        assertThat(reply.at("/slots/consent_recording").isBoolean()).isTrue();
        assertThat(reply.at("/slots/consent_recording").asBoolean()).isFalse();
    }

    @Test
    void silenceIsAskedAboutAndTheThirdEndsTheChat() {
        Chat chat = chat("en-IN");
        assertThat(chat.send(Map.of("event", "no_input")).path("reply").asText())
                .isNotBlank();
        assertThat(chat.send(Map.of("event", "no_input")).path("reply").asText())
                .isNotBlank();
        assertThat(chat.send(Map.of("event", "no_input")).path("state").asText())
                .isEqualTo("ENDED");
    }

    @Test
    void aFailingToolIsAdmittedAndNoFigureIsInvented() {
        Chat chat = new Chat("en-IN", Map.of("tool_stubs", Map.of("check_eligibility", "error_500")));
        chat.say("yes");
        chat.say("I have fifty grams of gold");
        JsonNode reply = chat.say("twenty two karat");
        assertThat(tool(reply, "check_eligibility").path("ok").asBoolean()).isFalse();
        assertThat(reply.path("reply").asText()).isNotBlank().doesNotContainPattern("\\d{2,},\\d{3}|lakh");
    }

    @Test
    void anEndedChatTakesNoMoreMessages() {
        Chat chat = chat("en-IN");
        chat.say("yes");
        JsonNode last = chat.say("goodbye");
        assertThat(last.path("state").asText()).isIn("GOODBYE", "ENDED");
        HttpResponse<String> late = chat.post(Map.of("text", "one more thing"));
        assertThat(late.statusCode()).isEqualTo(409);
        ErrorShape.check(late);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /v1/chats                 | {"language": "fr-FR"}      | 400
            /v1/chats                 | {"language": 7}            | 400
            /v1/chats                 | [1, 2                      | 400
            /v1/chats                 | {"surprise": true}         | 400
            /v1/chats/none/messages   | {"text": "hello"}          | 404
            """)
    void badRequestsAreRefusedWithTheErrorBody(String path, String body, int status) {
        HttpResponse<String> response = http.send(http.request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        ErrorShape.check(response);
    }
}

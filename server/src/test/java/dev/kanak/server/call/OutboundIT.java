package dev.kanak.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a number may be rung up, after what its caller said in a conversation. */
@ExtendWith(KanakExtension.class)
final class OutboundIT {

    private static final String CHECKS = "/v1/outbound/checks";
    private static final String NOON = "2026-11-20T12:00:00+05:30";

    private final Signalling http;

    OutboundIT(KanakProcess kanak) {
        http = new Signalling(kanak.base());
    }

    private JsonNode check(String phone, String purpose, String now) {
        HttpResponse<String> response = http.postJson(CHECKS, Map.of("phone", phone, "purpose", purpose, "now", now));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Signalling.json(response);
    }

    private void chat(List<String> texts) {
        var opened = Signalling.json(http.postJson("/v1/chats", Map.of("language", "en-IN", "now", NOON)));
        String messages = "/v1/chats/" + opened.path("id").asText() + "/messages";
        for (String text : texts) {
            assertThat(http.postJson(messages, Map.of("text", text)).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aNumberThatNobodyGaveMayNotBeCalled() {
        JsonNode answer = check("9111100000", "follow_up", NOON);
        assertThat(answer.path("allowed").asBoolean()).isFalse();
        assertThat(answer.path("reason").asText()).isEqualTo("no_consent");
        assertThat(answer.path("call_from").isNull()).isTrue();
    }

    @Test
    void whoAskedForACallMayBeCalledInTheLendersHoursAboutThatOnly() {
        String phone = "9111100001";
        chat(List.of("please call me back", "yes", "Anita Rao", phone, "yes"));

        assertThat(check(phone, "follow_up", NOON).path("reason").asText()).isEqualTo("allowed");
        assertThat(check(phone, "marketing", NOON).path("reason").asText()).isEqualTo("no_consent");
        JsonNode late = check(phone, "follow_up", "2026-11-20T20:15:00+05:30");
        assertThat(late.path("reason").asText()).isEqualTo("outside_hours");
        assertThat(late.path("call_from").asText()).isEqualTo("2026-11-21T10:00+05:30");
    }

    @Test
    void whoAskedNotToBeCalledIsNotWhateverWasAgreedBefore() {
        String phone = "9111100002";
        chat(List.of("please call me back", "yes", "Anita Rao", phone, "yes"));
        assertThat(check(phone, "follow_up", NOON).path("allowed").asBoolean()).isTrue();

        chat(List.of("stop calling me, remove my number from your list", "yes", phone, "yes"));

        JsonNode answer = check(phone, "follow_up", NOON);
        assertThat(answer.path("allowed").asBoolean()).isFalse();
        assertThat(answer.path("reason").asText()).isEqualTo("do_not_call");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"purpose": "follow_up"}                                          | phone
            {"phone": 9111100000, "purpose": "follow_up"}                     | phone
            {"phone": "12345", "purpose": "follow_up"}                        | phone
            {"phone": "9111100000"}                                           | purpose
            {"phone": "9111100000", "purpose": "gossip"}                      | purpose
            {"phone": "9111100000", "purpose": "marketing", "now": "today"}   | now
            {"phone": "9111100000", "purpose": "marketing", "name": "x"}      | name
            """)
    void aBadFieldIsNamed(String body, String field) {
        HttpResponse<String> response = http.postRaw(CHECKS, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        ErrorShape.check(response);
        assertThat(Signalling.json(response).at("/error/details/field").asText())
                .isEqualTo(field);
    }
}

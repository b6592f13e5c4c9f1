package dev.kanak.server.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestRoutesIT {

    private static final String PATH = "/v1/test/end-of-turn";

    private final RunningGateway gateway = RunningGateway.open();

    @AfterEach
    void close() {
        gateway.close();
    }

    private Reply post(String body) throws Exception {
        return Reply.to(gateway.base, "POST", PATH, body.getBytes(UTF_8), "Content-Type", "application/json");
    }

    @Test
    void theProbabilityOfATextIsAnswered() throws Exception {
        Reply reply = post("{\"text\":\"मुझे दो लाख\",\"language\":\"hi\",\"asked_slot\":\"loan_amount_inr\"}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("probability").doubleValue()).isEqualTo(0.75);
    }

    @Test
    void languageAndSlotMayBeMissingOrNull() throws Exception {
        assertThat(post("{\"text\":\"haan\"}").status()).isEqualTo(200);
        assertThat(post("{\"text\":\"haan\",\"language\":null,\"asked_slot\":null}")
                        .status())
                .isEqualTo(200);
        assertThat(post("{\"text\":\"\"}").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | invalid_field",
                "{\"text\":5} | invalid_field",
                "{\"text\":\"a\",\"language\":\"klingon\"} | invalid_field",
                "{\"text\":\"a\",\"asked_slot\":7} | invalid_field",
                "{\"text\":\"a\",\"slot\":\"phone\"} | unknown_field",
                "[] | invalid_json",
                "text | invalid_json"
            })
    void aBodyThatMeansNothingIsAnswered400(String body, String code) throws Exception {
        post(body).isError(400, code);
    }

    @Test
    void aTextThatIsTooLongIsAnswered400() throws Exception {
        post("{\"text\":\"" + "a".repeat(1_001) + "\"}").isError(400, "invalid_field");
    }

    @Test
    void withoutTestEndpointsThereIsNoSuchResource() throws Exception {
        try (var closed = RunningGateway.withKey("key")) {
            Reply.to(
                            closed.base,
                            "POST",
                            PATH,
                            "{\"text\":\"a\"}".getBytes(UTF_8),
                            "Content-Type",
                            "application/json",
                            "Authorization",
                            "Bearer key")
                    .isError(404, "not_found");
        }
    }
}

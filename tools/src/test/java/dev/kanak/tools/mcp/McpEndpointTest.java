package dev.kanak.tools.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kanak.tools.DemoLender;
import dev.kanak.tools.TestTools;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The messages of the protocol's specification, as raw JSON-RPC. */
class McpEndpointTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private TestTools tools;
    private McpEndpoint endpoint;

    @BeforeEach
    void open() {
        tools = new TestTools(folder, 1);
        endpoint = new McpEndpoint(tools.toolset().at(DemoLender.CLOCK), Duration.ofSeconds(20));
    }

    @AfterEach
    void close() {
        endpoint.close();
        tools.close();
    }

    private JsonNode request(String method, Object params) throws Exception {
        String body = JSON.writeValueAsString(Map.of("jsonrpc", "2.0", "id", 7, "method", method, "params", params));
        McpEndpoint.Answer answer = endpoint.post("client", body);
        assertThat(answer.status()).isEqualTo(200);
        JsonNode json = JSON.readTree(answer.body());
        assertThat(json.path("id").asInt()).isEqualTo(7);
        return json;
    }

    private JsonNode call(String tool, Map<String, Object> arguments) throws Exception {
        return request("tools/call", Map.of("name", tool, "arguments", arguments))
                .path("result");
    }

    @Test
    void initialisingTellsTheServerAndItsTools() throws Exception {
        JsonNode result = request(
                        "initialize",
                        Map.of(
                                "protocolVersion",
                                "2025-06-18",
                                "capabilities",
                                Map.of(),
                                "clientInfo",
                                Map.of("name", "test", "version", "1")))
                .path("result");

        assertThat(result.path("protocolVersion").asText()).isEqualTo("2025-06-18");
        assertThat(result.at("/serverInfo/name").asText()).isEqualTo("kanak");
        assertThat(result.at("/capabilities/tools").isMissingNode()).isFalse();
    }

    @Test
    void everyToolIsListedWithItsSchema() throws Exception {
        JsonNode listed = request("tools/list", Map.of()).at("/result/tools");

        assertThat(listed)
                .extracting(tool -> tool.path("name").asText())
                .containsExactlyInAnyOrder(
                        "get_gold_price",
                        "check_eligibility",
                        "calculate_loan",
                        "compare_loan",
                        "find_branches",
                        "book_appointment",
                        "create_lead",
                        "send_summary",
                        "record_consent",
                        "recall_caller",
                        "remember_caller",
                        "transfer_to_human");
        for (JsonNode tool : listed) {
            boolean reads = tool.at("/annotations/readOnlyHint").asBoolean();
            assertThat(tool.at("/inputSchema/properties/idempotency_key").isMissingNode())
                    .as(tool.path("name").asText())
                    .isEqualTo(reads);
        }
    }

    @Test
    void aFigureIsComputed() throws Exception {
        JsonNode result =
                call("calculate_loan", Map.of("product", "EMI", "principal_inr", 200_000, "tenure_months", 12));

        assertThat(result.path("isError").asBoolean()).isFalse();
        assertThat(result.at("/structuredContent/emi_inr").decimalValue()).isEqualByComparingTo("17629.72");
    }

    @Test
    void aVisitAskedForTwiceIsBookedOnce() throws Exception {
        Map<String, Object> visit = Map.of(
                "branch_id", "HB-PUN-01",
                "date", "2026-11-23",
                "time", "11:00",
                "name", "Ravi",
                "phone", "9000543210",
                "idempotency_key", "booking-1");

        assertThat(call("book_appointment", visit)).isEqualTo(call("book_appointment", visit));
        assertThat(tools.rows("SELECT count(*) FROM appointments")).containsExactly("1");
    }

    @Test
    void aLeadNeedsTheConsentOfItsCaller() throws Exception {
        Map<String, Object> lead = Map.of("name", "Ravi", "phone", "9000543210", "idempotency_key", "lead-1");
        JsonNode consent =
                call("record_consent", Map.of("kind", "data_use", "granted", true, "idempotency_key", "consent-1"));

        assertThat(call("create_lead", lead).path("isError").asBoolean()).isTrue();
        assertThat(call(
                                "create_lead",
                                Map.of(
                                        "name", "Ravi",
                                        "phone", "9000543210",
                                        "idempotency_key", "lead-2",
                                        "consent_id",
                                                consent.at("/structuredContent/consent_id")
                                                        .asText()))
                        .path("isError")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void aWriteWithoutAKeyIsRefusedAndNamesNoValue() throws Exception {
        JsonNode result = call("transfer_to_human", Map.of("reason", "secret words"));

        assertThat(result.path("isError").asBoolean()).isTrue();
        assertThat(result.toString()).contains("idempotency_key is required").doesNotContain("secret words");
    }

    @Test
    void anUnknownToolAndAnUnknownMethodAreErrors() throws Exception {
        assertThat(request("tools/call", Map.of("name", "drop_tables", "arguments", Map.of()))
                        .path("error")
                        .isMissingNode())
                .isFalse();
        assertThat(request("no/such", Map.of()).at("/error/code").asInt()).isEqualTo(-32601);
    }

    @Test
    void aNotificationIsAcceptedAndGarbageIsNot() {
        assertThat(endpoint.post("client", "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}"))
                .isEqualTo(new McpEndpoint.Answer(202, ""));
        assertThat(endpoint.post("client", "{not json").status()).isEqualTo(400);
        assertThat(endpoint.post("client", "[]").status()).isEqualTo(400);
    }
}

package dev.kanak.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tools over MCP, used by the protocol's TypeScript client: another implementation than the server's own. */
@ExtendWith(KanakExtension.class)
final class McpIT {

    private static final long LIMIT_S = 180;

    private final URI endpoint;

    McpIT(KanakProcess kanak) {
        endpoint = kanak.base().resolve("/mcp");
    }

    @Test
    void anotherAgentUsesTheTools() throws Exception {
        Path folder = Checkout.output("mcp-client");
        Files.createDirectories(folder);
        Path source = Checkout.root().resolve("server/src/test/resources/mcp-client");
        for (String file : new String[] {"package.json", "client.mjs"}) {
            Files.copy(source.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        run(folder, "npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--prefer-offline");
        String printed = run(folder, "node", "client.mjs", endpoint.toString(), KanakProcess.MCP_KEY);
        JsonNode seen = new ObjectMapper().readTree(printed.lines().toList().getLast());

        assertThat(seen.at("/server/name").asText()).isEqualTo("kanak");
        assertThat(seen.path("refused").asText()).isNotEmpty();
        assertThat(seen.path("tools"))
                .extracting(JsonNode::asText)
                .contains("check_eligibility", "book_appointment", "create_lead", "find_branches");
        assertThat(seen.path("emi").decimalValue()).isEqualByComparingTo("17629.72");
        assertThat(seen.at("/leads/0").asText())
                .startsWith("lead-")
                .isEqualTo(seen.at("/leads/1").asText());
        assertThat(seen.at("/invalid/isError").asBoolean()).isTrue();
        assertThat(seen.at("/invalid/text").asText()).startsWith("invalid_arguments: phone must match");
    }

    @Test
    void withoutAKeyNobodyUsesThem() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        Path log = folder.resolve(command[0] + ".log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(LIMIT_S, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        String printed = Files.readString(log, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(printed).isZero();
        return printed;
    }
}

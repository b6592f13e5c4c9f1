package dev.kanak.tools.mcp;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kanak.core.error.ToolException;
import dev.kanak.core.port.Tool;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.jackson2.DefaultJsonSchemaValidator;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpStatelessSyncServer;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An MCP server of tools, over the official Java SDK: JSON-RPC messages in, JSON-RPC answers out; HTTP and the check of the
 * caller's key are the gateway's.
 *
 * <p>A tool with effects takes one argument more than in a conversation, {@code idempotency_key}: the same key again gets
 * the first result again, and stands for a conversation of its own.
 */
public final class McpEndpoint implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(McpEndpoint.class);

    private static final String KEY = "idempotency_key";
    private static final String CLIENT = "client";
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int BAD_REQUEST = 400;
    private static final int INTERNAL_ERROR = -32603;
    private static final int PARSE_ERROR = -32700;

    private final McpJsonMapper json = new JacksonMcpJsonMapper(new JsonMapper());
    private final StatelessTransport transport;
    private final McpStatelessSyncServer server;

    /**
     * What is to be answered over HTTP.
     *
     * @param body JSON; empty if there is nothing to say
     */
    public record Answer(int status, String body) {}

    /**
     * @param patience longest a tool may take
     */
    public McpEndpoint(List<Tool> tools, Duration patience) {
        transport = new StatelessTransport(patience);
        server = McpServer.sync(transport)
                .serverInfo("kanak", "0.1.0")
                .instructions("Gold loans of one lender: figures are indicative, the branch decides after assay.")
                .capabilities(
                        McpSchema.ServerCapabilities.builder().tools(false).build())
                .jsonMapper(json)
                .jsonSchemaValidator(new DefaultJsonSchemaValidator(new JsonMapper()))
                .validateToolInputs(false)
                .requestTimeout(patience)
                .immediateExecution(true)
                .tools(tools.stream().map(this::specification).toList())
                .build();
    }

    /**
     * Answers one message. Blocks while a tool runs.
     *
     * @param client who asks, by a name that stays
     */
    public Answer post(String client, String body) {
        McpSchema.JSONRPCMessage message;
        try {
            message = McpSchema.deserializeJsonRpcMessage(json, body);
        } catch (IOException | RuntimeException _) {
            return new Answer(BAD_REQUEST, error(null, PARSE_ERROR, "not a JSON-RPC message"));
        }
        try {
            return transport
                    .handle(McpTransportContext.create(Map.of(CLIENT, client)), message)
                    .map(response -> new Answer(OK, write(response)))
                    .orElse(new Answer(ACCEPTED, ""));
        } catch (RuntimeException e) {
            LOG.atError()
                    .setMessage("MCP request failed unexpectedly")
                    .addKeyValue("exception", e.getClass().getName())
                    .log();
            Object id = message instanceof McpSchema.JSONRPCRequest request ? request.id() : null;
            return new Answer(OK, error(id, INTERNAL_ERROR, "the request failed"));
        }
    }

    private String error(@Nullable Object id, int code, String text) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("jsonrpc", "2.0");
        if (id != null) {
            answer.put("id", id);
        }
        answer.put("error", Map.of("code", code, "message", text));
        return write(answer);
    }

    private String write(Object message) {
        try {
            return json.writeValueAsString(message);
        } catch (IOException e) {
            throw new IllegalStateException("an answer must be JSON", e);
        }
    }

    private SyncToolSpecification specification(Tool tool) {
        McpSchema.Tool described = McpSchema.Tool.builder(tool.name(), schema(tool))
                .description(tool.description())
                .annotations(McpSchema.ToolAnnotations.builder()
                        .readOnlyHint(!tool.hasEffects())
                        .destructiveHint(false)
                        .idempotentHint(true)
                        .openWorldHint(false)
                        .build())
                .build();
        return SyncToolSpecification.builder()
                .tool(described)
                .callHandler((context, request) -> call(tool, String.valueOf(context.get(CLIENT)), request))
                .build();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> schema(Tool tool) {
        if (!tool.hasEffects()) {
            return tool.schema();
        }
        Map<String, Object> schema = new LinkedHashMap<>(tool.schema());
        Map<String, Object> properties =
                new LinkedHashMap<>((Map<String, Object>) schema.getOrDefault("properties", Map.of()));
        properties.put(
                KEY,
                Map.of(
                        "type",
                        "string",
                        "minLength",
                        1,
                        "maxLength",
                        100,
                        "description",
                        "Your own name for this request: sent again with it, it is done once"));
        List<String> required = new ArrayList<>((List<String>) schema.getOrDefault("required", List.of()));
        required.add(KEY);
        schema.put("properties", properties);
        schema.put("required", required);
        return schema;
    }

    private McpSchema.CallToolResult call(Tool tool, String client, McpSchema.CallToolRequest request) {
        Map<String, Object> arguments =
                new LinkedHashMap<>(Optional.ofNullable(request.arguments()).orElse(Map.of()));
        try {
            Map<String, Object> result = tool.call(arguments, origin(tool, client, arguments));
            return McpSchema.CallToolResult.builder()
                    .addTextContent(write(result))
                    .structuredContent(result)
                    .isError(false)
                    .build();
        } catch (ToolException e) {
            return failed(e.code() + ": " + e.getMessage());
        } catch (RuntimeException e) {
            LOG.atError()
                    .setMessage("tool failed unexpectedly")
                    .addKeyValue("tool", tool.name())
                    .addKeyValue("exception", e.getClass().getName())
                    .log();
            return failed("internal");
        }
    }

    private static Tool.Origin origin(Tool tool, String client, Map<String, Object> arguments) {
        if (!tool.hasEffects()) {
            return Tool.Origin.of("mcp/" + client);
        }
        Object key = arguments.remove(KEY);
        if (!(key instanceof String text) || text.isBlank() || text.length() > 100) {
            throw new ToolException(
                    ToolException.Kind.INVALID_ARGUMENTS, KEY + " is required: 1 to 100 characters", false);
        }
        return new Tool.Origin("mcp/" + client + "/" + text, Optional.of(text));
    }

    private static McpSchema.CallToolResult failed(String text) {
        return McpSchema.CallToolResult.builder()
                .addTextContent(text)
                .isError(true)
                .build();
    }

    @Override
    public void close() {
        server.closeGracefully();
    }
}

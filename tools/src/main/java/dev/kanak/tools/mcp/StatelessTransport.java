package dev.kanak.tools.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Hands messages to the SDK's server and waits for its answers. Thread-safe once the handler is set. */
final class StatelessTransport implements McpStatelessServerTransport {

    private final Duration patience;
    private volatile @Nullable McpStatelessServerHandler handler;

    StatelessTransport(Duration patience) {
        this.patience = patience;
    }

    @Override
    public void setMcpHandler(McpStatelessServerHandler mcpHandler) {
        handler = mcpHandler;
    }

    /** The answer to a request; none to a notification. */
    Optional<McpSchema.JSONRPCResponse> handle(McpTransportContext context, McpSchema.JSONRPCMessage message) {
        McpStatelessServerHandler server = handler;
        if (server == null) {
            throw new IllegalStateException("the server is not built");
        }
        return switch (message) {
            case McpSchema.JSONRPCRequest request ->
                server.handleRequest(context, request).blockOptional(patience);
            case McpSchema.JSONRPCNotification notification -> {
                server.handleNotification(context, notification).block(patience);
                yield Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty();
    }
}

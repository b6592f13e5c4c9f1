package dev.kanak.server.gateway;

import dev.kanak.agent.fsm.Understanding;
import dev.kanak.pipeline.turn.EndOfTurn;
import dev.kanak.server.calls.CallService;
import dev.kanak.server.chats.ChatService;
import dev.kanak.server.config.Secret;
import dev.kanak.server.outbound.OutboundChecks;
import dev.kanak.tools.mcp.McpEndpoint;
import java.util.List;
import java.util.Optional;

/**
 * What the gateway serves once the engines are loaded.
 *
 * @param understanding what the agent understands of a text, for tests
 * @param endOfTurn judges whether a turn is complete
 * @param outbound whether somebody may be rung up
 * @param mcp the tools for other agents, if they are served
 */
public record Services(
        CallService calls,
        ChatService chats,
        Understanding understanding,
        EndOfTurn endOfTurn,
        OutboundChecks outbound,
        Optional<McpService> mcp) {

    /**
     * The tools over MCP.
     *
     * @param keys of the agents that may use them
     */
    public record McpService(McpEndpoint endpoint, List<Secret> keys) {}
}

/**
 * The tools for other agents, over the Model Context Protocol. Entry type: {@link dev.kanak.tools.mcp.McpEndpoint},
 * thread-safe. Source: modelcontextprotocol.io, transports, streamable HTTP without sessions.
 */
@NullMarked
package dev.kanak.tools.mcp;

import org.jspecify.annotations.NullMarked;

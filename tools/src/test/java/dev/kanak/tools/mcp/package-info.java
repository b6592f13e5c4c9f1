/** The tools over MCP. */
@NullMarked
package dev.kanak.tools.mcp;

import org.jspecify.annotations.NullMarked;

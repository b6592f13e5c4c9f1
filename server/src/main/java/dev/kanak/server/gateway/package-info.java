/**
 * HTTP and WebSocket edge on Vert.x: calls, events, chats, page and operations. Handlers run on the event loop and hand
 * anything that may block to virtual threads. Entry type: {@link dev.kanak.server.gateway.Gateway}.
 */
@NullMarked
package dev.kanak.server.gateway;

import org.jspecify.annotations.NullMarked;

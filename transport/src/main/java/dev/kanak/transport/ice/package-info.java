/**
 * STUN messages (RFC 8489) and the ICE-lite side of connectivity checks (RFC 8445 section 2.5): pure, no socket.
 *
 * <p>Entry types: {@code StunMessage}, {@code BindingResponder}, {@code PathSelector}, {@code DatagramKind}.
 */
@NullMarked
package dev.kanak.transport.ice;

import org.jspecify.annotations.NullMarked;

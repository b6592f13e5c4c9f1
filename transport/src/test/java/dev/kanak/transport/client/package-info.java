/**
 * A WebRTC caller in pure Java for tests and load: ICE controlling, DTLS active, SRTP, Opus.
 *
 * <p>Entry type: {@code TestCaller}.
 */
@NullMarked
package dev.kanak.transport.client;

import org.jspecify.annotations.NullMarked;

/**
 * Session descriptions (RFC 8866, RFC 3264, RFC 8829): reads a caller's offer strictly and writes the answer.
 *
 * <p>Entry types: {@code SdpOffer}, {@code SdpAnswer}. Pure; any thread.
 */
@NullMarked
package dev.kanak.transport.sdp;

import org.jspecify.annotations.NullMarked;

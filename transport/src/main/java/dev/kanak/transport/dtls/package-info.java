/**
 * DTLS 1.2 with the use_srtp extension (RFC 5763, RFC 5764), by BouncyCastle.
 *
 * <p>Entry types: {@code DtlsIdentity}, {@code DtlsAssociation}. A handshake blocks: run it on a virtual thread.
 */
@NullMarked
package dev.kanak.transport.dtls;

import org.jspecify.annotations.NullMarked;

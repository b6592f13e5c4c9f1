/**
 * RTCP sender and receiver reports, source description and goodbye (RFC 3550 section 6).
 *
 * <p>Entry types: {@code RtcpPacket}, {@code RtcpWriter}. Pure.
 */
@NullMarked
package dev.kanak.transport.rtcp;

import org.jspecify.annotations.NullMarked;

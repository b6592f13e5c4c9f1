/**
 * RTP packets (RFC 3550, RFC 7587 for Opus), reception statistics and SRTP (RFC 3711, RFC 7714, by jitsi-srtp).
 *
 * <p>Entry types: {@code RtpPacket}, {@code ReceiveStatistics}, {@code SrtpSession}. One thread each.
 */
@NullMarked
package dev.kanak.transport.rtp;

import org.jspecify.annotations.NullMarked;

/**
 * A call as a stream of PCM in and PCM out: SDP, ICE-lite, DTLS-SRTP, RTP/RTCP, Opus, reordering, paced playout.
 *
 * <p>Packages look down only: session → playout, dtls, ice, sdp, rtcp → rtp, opus.
 */
@NullMarked
package dev.kanak.transport;

import org.jspecify.annotations.NullMarked;

/**
 * Calls: one UDP port for all of them, their threads, and the {@code CallMedia} port towards the pipeline.
 *
 * <p>Entry type: {@code WebRtcServer}. Threads: one receives datagrams and only sorts them; a few media threads, each
 * owning its calls' SRTP, codecs and pacing; one virtual thread per call for DTLS.
 */
@NullMarked
package dev.kanak.transport.session;

import org.jspecify.annotations.NullMarked;

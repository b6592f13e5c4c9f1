/**
 * Buffers between packets and PCM: the reorder window and the caller's time line inwards, the paced queue outwards.
 *
 * <p>Entry types: {@code ReorderBuffer}, {@code CallerTimeline}, {@code PlayoutQueue}. Pure: time and samples go in,
 * decisions come out.
 */
@NullMarked
package dev.kanak.transport.playout;

import org.jspecify.annotations.NullMarked;

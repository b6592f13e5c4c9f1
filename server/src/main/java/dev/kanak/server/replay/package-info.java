/**
 * Logs of conversations from which each can be held again: {@code kanak replay FILE}. Entry type:
 * {@link dev.kanak.server.replay.CallLogFolder}.
 */
@NullMarked
package dev.kanak.server.replay;

import org.jspecify.annotations.NullMarked;

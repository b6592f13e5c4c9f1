/**
 * A call as a log of what it was told and when, and the same decisions made again from it. Entry type:
 * {@link dev.kanak.agent.replay.CallLog}.
 */
@NullMarked
package dev.kanak.agent.replay;

import org.jspecify.annotations.NullMarked;

/**
 * Measuring the engines on labelled sets: {@code kanak eval KIND --data FILE}. Entry type: {@link EvalCommand}.
 *
 * <p>A labelled set is JSONL, one record a line; audio is named by a path relative to that file. One thread.
 */
@NullMarked
package dev.kanak.server.eval;

import org.jspecify.annotations.NullMarked;

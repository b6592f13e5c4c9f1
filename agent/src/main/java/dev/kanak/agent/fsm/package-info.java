/**
 * The conversation state machine. Pure decisions; one instance per call, not thread-safe.
 */
@NullMarked
package dev.kanak.agent.fsm;

import org.jspecify.annotations.NullMarked;

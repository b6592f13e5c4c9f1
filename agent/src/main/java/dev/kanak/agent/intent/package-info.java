/**
 * What a caller wants: concepts heard in an utterance and the rules that weigh them. Immutable, thread-safe.
 */
@NullMarked
package dev.kanak.agent.intent;

import org.jspecify.annotations.NullMarked;

/**
 * A conversation as pure decisions: input and time in, actions and a deadline out.
 */
@NullMarked
package dev.kanak.core.dialogue;

import org.jspecify.annotations.NullMarked;

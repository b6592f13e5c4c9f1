/**
 * What the agent says: approved prompts with typed figures. Immutable, thread-safe.
 */
@NullMarked
package dev.kanak.agent.wording;

import org.jspecify.annotations.NullMarked;

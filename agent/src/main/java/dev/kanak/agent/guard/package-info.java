/**
 * The last look at what is to be said: no number without a source, no promise, no rate invented for another lender. Entry
 * type: {@link dev.kanak.agent.guard.Guard}. Pure functions.
 */
@NullMarked
package dev.kanak.agent.guard;

import org.jspecify.annotations.NullMarked;

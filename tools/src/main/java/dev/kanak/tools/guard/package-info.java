/**
 * What every tool of a lender gets around it: a circuit breaker and its figures written out. Entry type:
 * {@link dev.kanak.tools.guard.GuardedTool}.
 */
@NullMarked
package dev.kanak.tools.guard;

import org.jspecify.annotations.NullMarked;

/**
 * The values a caller gives: weight, purity, amount, tenure, product, city. Pure; immutable, thread-safe.
 */
@NullMarked
package dev.kanak.agent.slot;

import org.jspecify.annotations.NullMarked;

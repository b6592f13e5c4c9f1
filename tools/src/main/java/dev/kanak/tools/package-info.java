/**
 * What the agent can compute and look up: gold price, eligibility, loans, comparison, branches.
 *
 * <p>Entry: {@link dev.kanak.tools.LenderTools}. Every tool here is free of effects and thread-safe; every number of the
 * lender comes from {@link dev.kanak.tools.lender.LenderConfig}.
 */
@NullMarked
package dev.kanak.tools;

import org.jspecify.annotations.NullMarked;

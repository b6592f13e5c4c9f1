/**
 * What the agent can compute, look up and do: gold price, eligibility, loans, comparison, branches; consents, leads, visits,
 * messages and handing over.
 *
 * <p>Entry: {@link dev.kanak.tools.Toolset}. Every tool is thread-safe; every number of the lender comes from
 * {@link dev.kanak.tools.lender.LenderConfig}; an effect happens once, in one transaction of
 * {@link dev.kanak.tools.store.Database}.
 */
@NullMarked
package dev.kanak.tools;

import org.jspecify.annotations.NullMarked;

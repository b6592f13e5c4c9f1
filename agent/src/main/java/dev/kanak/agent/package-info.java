/**
 * The gold-loan agent: {@link dev.kanak.agent.GoldLoanAgent} makes conversations from a lender's {@link dev.kanak.agent.AgentConfig}.
 */
@NullMarked
package dev.kanak.agent;

import org.jspecify.annotations.NullMarked;

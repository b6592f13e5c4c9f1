/**
 * Whether somebody may be rung up: hours, consent and do-not-call together. Entry type:
 * {@link dev.kanak.server.outbound.OutboundChecks}.
 */
@NullMarked
package dev.kanak.server.outbound;

import org.jspecify.annotations.NullMarked;

/**
 * Short messages to a caller's phone: what they say and the service that sends them. Entry type:
 * {@link dev.kanak.tools.message.SendSummaryTool}.
 */
@NullMarked
package dev.kanak.tools.message;

import org.jspecify.annotations.NullMarked;

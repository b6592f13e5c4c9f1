/**
 * Open calls: ids, tokens, event histories and the way a call ends. Entry type:
 * {@link dev.kanak.server.calls.CallService}.
 */
@NullMarked
package dev.kanak.server.calls;

import org.jspecify.annotations.NullMarked;

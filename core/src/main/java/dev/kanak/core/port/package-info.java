/**
 * The ports at which sibling modules meet; the server alone chooses implementations.
 */
@NullMarked
package dev.kanak.core.port;

import org.jspecify.annotations.NullMarked;

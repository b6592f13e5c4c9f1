/**
 * Failures of the world outside a call's own logic, by kind; each says whether a retry can help.
 */
@NullMarked
package dev.kanak.core.error;

import org.jspecify.annotations.NullMarked;

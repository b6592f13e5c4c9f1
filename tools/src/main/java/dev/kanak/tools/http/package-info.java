/**
 * Requests to other systems over HTTP: time limits, what an answer means for a delivery, signatures and tokens.
 */
@NullMarked
package dev.kanak.tools.http;

import org.jspecify.annotations.NullMarked;

/**
 * transport
 */
@NullMarked
package dev.kanak.transport;

import org.jspecify.annotations.NullMarked;

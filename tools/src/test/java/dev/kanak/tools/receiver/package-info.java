/** Receivers of effects against servers that speak their documented protocols. */
@NullMarked
package dev.kanak.tools.receiver;

import org.jspecify.annotations.NullMarked;

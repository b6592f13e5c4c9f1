/**
 * Composition root: {@link dev.kanak.server.Main} reads the command line, {@link dev.kanak.server.Composition} chooses every
 * implementation.
 */
@NullMarked
package dev.kanak.server;

import org.jspecify.annotations.NullMarked;

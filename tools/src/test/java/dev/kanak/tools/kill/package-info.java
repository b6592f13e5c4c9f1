/** Processes killed while they do what outlasts them. */
@NullMarked
package dev.kanak.tools.kill;

import org.jspecify.annotations.NullMarked;

/**
 * Where the gold price comes from, how fresh it must be, and the tool that tells it.
 */
@NullMarked
package dev.kanak.tools.price;

import org.jspecify.annotations.NullMarked;

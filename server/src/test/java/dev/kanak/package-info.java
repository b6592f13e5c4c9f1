/** Rules over all modules. */
@NullMarked
package dev.kanak;

import org.jspecify.annotations.NullMarked;

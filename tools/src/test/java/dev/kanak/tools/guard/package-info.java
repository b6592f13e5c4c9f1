/** What every tool gets around it. */
@NullMarked
package dev.kanak.tools.guard;

import org.jspecify.annotations.NullMarked;

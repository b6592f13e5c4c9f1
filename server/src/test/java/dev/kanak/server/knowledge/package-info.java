/** Knowledge that is exchanged while it is served. */
@NullMarked
package dev.kanak.server.knowledge;

import org.jspecify.annotations.NullMarked;

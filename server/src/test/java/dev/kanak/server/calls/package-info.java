/** Tests of open calls. */
@NullMarked
package dev.kanak.server.calls;

import org.jspecify.annotations.NullMarked;

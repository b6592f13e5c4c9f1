@NullMarked
package dev.kanak.server.eval;

import org.jspecify.annotations.NullMarked;

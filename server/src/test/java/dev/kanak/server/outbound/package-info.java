@NullMarked
package dev.kanak.server.outbound;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.kanak.server.replay;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.kanak.tools.outbox;

import org.jspecify.annotations.NullMarked;

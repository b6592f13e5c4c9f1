@NullMarked
package dev.kanak.server.metrics;

import org.jspecify.annotations.NullMarked;

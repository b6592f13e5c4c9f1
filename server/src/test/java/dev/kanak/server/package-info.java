@NullMarked
package dev.kanak.server;

import org.jspecify.annotations.NullMarked;

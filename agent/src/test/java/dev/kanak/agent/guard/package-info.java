@NullMarked
package dev.kanak.agent.guard;

import org.jspecify.annotations.NullMarked;

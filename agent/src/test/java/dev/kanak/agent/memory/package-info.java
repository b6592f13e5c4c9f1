@NullMarked
package dev.kanak.agent.memory;

import org.jspecify.annotations.NullMarked;

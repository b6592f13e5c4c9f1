@NullMarked
package dev.kanak.agent.topic;

import org.jspecify.annotations.NullMarked;

/**
 * agent
 */
@NullMarked
package dev.kanak.agent;

import org.jspecify.annotations.NullMarked;

/**
 * pipeline
 */
@NullMarked
package dev.kanak.pipeline;

import org.jspecify.annotations.NullMarked;

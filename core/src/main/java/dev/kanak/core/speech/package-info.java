/**
 * What was said and in which language.
 */
@NullMarked
package dev.kanak.core.speech;

import org.jspecify.annotations.NullMarked;

/** Tests of the speech package. */
@NullMarked
package dev.kanak.core.speech;

import org.jspecify.annotations.NullMarked;

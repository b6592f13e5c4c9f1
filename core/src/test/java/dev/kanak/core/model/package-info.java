/** Tests of the model package. */
@NullMarked
package dev.kanak.core.model;

import org.jspecify.annotations.NullMarked;

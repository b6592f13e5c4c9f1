/** Tests of the text rules. */
@NullMarked
package dev.kanak.core.text;

import org.jspecify.annotations.NullMarked;

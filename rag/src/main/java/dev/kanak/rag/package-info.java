/**
 * rag
 */
@NullMarked
package dev.kanak.rag;

import org.jspecify.annotations.NullMarked;

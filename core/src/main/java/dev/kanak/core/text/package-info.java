/**
 * Scripts, phonetic keys and the grammar of Indian numbers, read and spoken.
 */
@NullMarked
package dev.kanak.core.text;

import org.jspecify.annotations.NullMarked;

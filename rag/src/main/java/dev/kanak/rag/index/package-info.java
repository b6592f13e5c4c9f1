/**
 * Finding articles by words: BM25 over stemmed words and phonetic keys, so that Devanagari, Roman Hindi and English meet.
 */
@NullMarked
package dev.kanak.rag.index;

import org.jspecify.annotations.NullMarked;

/**
 * Published models' own tokenisers ({@code tokenizer.json}), by the DJL tokenizers library; nothing of it is loaded unless such a
 * model is configured.
 *
 * <p>Entry: {@link dev.kanak.rag.subword.SubwordTokenizer}, thread-safe.
 */
@NullMarked
package dev.kanak.rag.subword;

import org.jspecify.annotations.NullMarked;

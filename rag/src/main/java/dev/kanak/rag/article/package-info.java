/**
 * Articles: markdown with YAML front matter, one file for each language, with the lender's figures filled in.
 */
@NullMarked
package dev.kanak.rag.article;

import org.jspecify.annotations.NullMarked;

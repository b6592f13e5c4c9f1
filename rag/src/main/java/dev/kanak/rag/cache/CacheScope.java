package dev.kanak.rag.cache;

/**
 * What a result depends on besides the question and the index.
 *
 * @param configuration version of the lender's configuration
 * @param priceDate day of the gold price; empty if none is set
 */
public record CacheScope(String configuration, String priceDate) {}

package dev.kanak.rag.cache;

import dev.kanak.core.speech.Language;

/**
 * What must be equal for an answer to be given again.
 *
 * @param knowledge version of the articles, the models and the search's settings
 * @param configuration version of the lender's configuration
 * @param language of the answer
 * @param priceDate day of the gold price; empty if none is set
 * @param limit topics asked for
 */
record CacheKey(String knowledge, String configuration, Language language, String priceDate, int limit) {}

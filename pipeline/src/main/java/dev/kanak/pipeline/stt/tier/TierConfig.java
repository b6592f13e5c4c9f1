package dev.kanak.pipeline.stt.tier;

import java.time.Duration;

/**
 * How long each tier may take for a final transcript, and how a refused request is repeated.
 *
 * @param stream for the utterance that was recognised while it was spoken
 * @param batch for the whole utterance again
 * @param fallback for the fallback engine
 * @param retries times a request that may succeed later is repeated, 0 for never
 * @param retryDelay before the first of them; doubled each time, and varied by half either way
 */
public record TierConfig(Duration stream, Duration batch, Duration fallback, int retries, Duration retryDelay) {

    /** The defaults of {@code config/base.yaml}. */
    public static TierConfig standard() {
        return new TierConfig(
                Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8), 3, Duration.ofMillis(20));
    }
}

package dev.kanak.pipeline.stt.conformer;

import dev.kanak.pipeline.stt.feature.Features;
import java.util.List;

/** A loaded Conformer with its head. Thread-safe. */
sealed interface Network extends AutoCloseable permits SplitCtc, SingleCtc, Rnnt {

    /** What was heard, with the number of encoded frames it was heard in. */
    record Heard(List<Token> tokens, int frames) {}

    /** Reads features; runs inference on the calling thread, so call it on the pool. */
    Heard read(Features features);

    Pieces pieces();

    @Override
    void close();
}

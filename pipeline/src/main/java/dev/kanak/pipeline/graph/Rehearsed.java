package dev.kanak.pipeline.graph;

import dev.kanak.core.port.TextToSpeech.Clause;
import java.time.Duration;
import java.util.List;

/**
 * A first clause that was synthesised before it was known that it will be said.
 *
 * @param clause what its audio says
 * @param audio pieces of it in order
 * @param took time to its first sample
 */
record Rehearsed(Clause clause, List<short[]> audio, Duration took) {}

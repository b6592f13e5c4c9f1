package dev.kanak.benchmarks.latency;

import dev.kanak.server.call.Pcm;

/**
 * One utterance as it was said, on the clock of the recording.
 *
 * @param sound what went into the microphone, without the room
 * @param from its first sample, which is audible
 * @param voicedTo end of its last audible sample
 */
record SaidLine(CallScript.Line line, Pcm sound, double from, double voicedTo) {}

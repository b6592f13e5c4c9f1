package dev.kanak.pipeline.graph;

import dev.kanak.pipeline.turn.TurnConfig;
import java.time.Duration;

/**
 * Limits of a call.
 *
 * @param turn turn taking
 * @param hearing recognition
 * @param pace how the stages of a turn follow one another
 * @param greetAfter wait for the caller's first audio before the greeting is spoken without it
 * @param noMatchAfter voiced time without a word recognised that is worth asking about
 * @param maxCall longest call
 */
public record CallConfig(
        TurnConfig turn,
        HearingConfig hearing,
        PaceConfig pace,
        Duration greetAfter,
        Duration noMatchAfter,
        Duration maxCall) {

    /** Limits of a call at the usual pace. */
    public CallConfig(
            TurnConfig turn, HearingConfig hearing, Duration greetAfter, Duration noMatchAfter, Duration maxCall) {
        this(turn, hearing, PaceConfig.standard(), greetAfter, noMatchAfter, maxCall);
    }
}

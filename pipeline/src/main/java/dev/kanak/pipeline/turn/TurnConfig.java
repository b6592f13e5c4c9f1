package dev.kanak.pipeline.turn;

import java.time.Duration;

/**
 * Limits of turn taking.
 *
 * @param completeDelay silence that ends a turn whose words sound complete
 * @param unclearDelay silence that ends a turn that may be complete
 * @param incompleteDelay silence that ends a turn whose words sound unfinished
 * @param completeProbability at or above this end-of-turn probability a turn counts as complete
 * @param unclearProbability at or above this, as unclear; below, as incomplete
 * @param bargeInAfter speech over the agent that stops it
 * @param backchannelLimit speech over the agent that stops it even if only a backchannel was heard so far
 * @param maxTurn longest turn; it is then ended while the caller still speaks
 */
public record TurnConfig(
        Duration completeDelay,
        Duration unclearDelay,
        Duration incompleteDelay,
        double completeProbability,
        double unclearProbability,
        Duration bargeInAfter,
        Duration backchannelLimit,
        Duration maxTurn) {}

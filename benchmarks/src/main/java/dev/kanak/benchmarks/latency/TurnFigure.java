package dev.kanak.benchmarks.latency;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a caller felt of one utterance, in ms.
 *
 * @param call its call, e.g. {@code rtp-hi-noise}
 * @param words what was said
 * @param manner waits, interrupts or agrees
 * @param pauseMs longest pause inside the utterance
 * @param from when it began, seconds on the clock of the recording
 * @param to when it ended
 * @param deadAirMs last voiced caller sample to first audible agent sample; empty if nothing was asked, none came, or
 *     the agent spoke in between
 * @param serverMs the server's own voice-to-voice time of it
 * @param clientMs the difference: network, receiver, loudspeaker
 * @param stages the server's record, ms after the caller's last voiced sample
 * @param speculation the server's count of answers prepared early: begun, used, wasted and saved_ms
 * @param cutIn true if the server took the turn for over while the caller still had words
 * @param joined true if it then took what followed and what came before as one turn
 * @param spokeInMs what the caller heard of the agent between such an end and their own last sample
 * @param stoppedMs first voiced caller sample to last audible agent sample, where the agent was spoken over and stopped
 * @param interrupted true if the agent gave up what it was saying
 * @param answered false if an answer was due and none came
 */
record TurnFigure(
        String call,
        String words,
        String manner,
        int pauseMs,
        double from,
        double to,
        OptionalDouble deadAirMs,
        OptionalDouble serverMs,
        OptionalDouble clientMs,
        Map<String, Double> stages,
        Map<String, Double> speculation,
        boolean cutIn,
        boolean joined,
        double spokeInMs,
        OptionalDouble stoppedMs,
        boolean interrupted,
        boolean answered) {}

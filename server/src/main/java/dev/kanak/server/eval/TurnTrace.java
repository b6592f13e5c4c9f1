package dev.kanak.server.eval;

import dev.kanak.core.time.MonotonicTime;
import dev.kanak.pipeline.turn.AnswerKind;
import dev.kanak.pipeline.turn.TurnAction;
import dev.kanak.pipeline.turn.TurnConfig;
import dev.kanak.pipeline.turn.TurnConfig.Budget;
import dev.kanak.pipeline.turn.TurnDetector;
import dev.kanak.pipeline.turn.TurnInput;
import dev.kanak.server.eval.SpeechSegments.Segment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What turn taking was told of one recorded turn, so that any policy can be asked when it would have ended it. Up to that
 * moment no policy changes what it is told, and what comes after does not matter.
 *
 * @param language its name in the tables
 * @param kind what sort of turn it is, likewise
 * @param endMs end of the caller's last voiced sample
 * @param pauses silences inside the turn
 * @param moments one for each frame of 20 ms
 */
record TurnTrace(
        String name,
        String language,
        String kind,
        AnswerKind asked,
        long endMs,
        List<Segment> pauses,
        List<Moment> moments) {

    /** From the end of the turn to the agent's first sound. */
    private static final long ANSWER_MS = 40;

    /** Speech that goes on is noticed by then. */
    private static final long NOTICED_MS = 200;

    /**
     * The end of one frame.
     *
     * @param inputs in order, seldom any
     * @param mayHaveResumed the newest audio sounds like speech but is too short to count
     */
    record Moment(MonotonicTime at, List<TurnInput> inputs, boolean mayHaveResumed) {}

    TurnTrace {
        pauses = List.copyOf(pauses);
        moments = List.copyOf(moments);
    }

    /** When a policy first takes the turn for over, in ms; empty if it never heard speech. */
    Optional<Long> endpointMs(TurnConfig policy) {
        return endpointMs(policy, true);
    }

    /**
     * How a policy ended the turn, with an agent that answers at once.
     *
     * @param atMs end that stood
     * @param takenBack ends before it that the policy took back because the caller spoke on
     */
    record Ending(Optional<Long> atMs, int takenBack) {}

    /** When a policy takes the turn for over for good. */
    Ending ending(TurnConfig policy) {
        var turns = new TurnDetector(policy);
        Optional<Long> ended = Optional.empty();
        int takenBack = 0;
        boolean answered = false;
        for (Moment moment : moments) {
            if (ended.isPresent() && !answered && moment.at.millis() >= ended.get() + ANSWER_MS) {
                answered = true;
                var _ = turns.on(new TurnInput.AgentSpeaking(true), moment.at);
            }
            var actions = new ArrayList<TurnAction>();
            moment.inputs.forEach(input -> actions.addAll(turns.on(input, moment.at)));
            actions.addAll(moment.mayHaveResumed ? List.of() : turns.onTime(moment.at));
            if (actions.contains(new TurnAction.GoOn())) {
                ended = Optional.empty();
                answered = false;
                takenBack++;
            }
            if (ends(actions) && ended.isEmpty()) {
                ended = Optional.of(moment.at.millis());
            }
        }
        return new Ending(ended.or(() -> turns.deadline().map(MonotonicTime::millis)), takenBack);
    }

    /** When a fixed silence after the voice would have ended the turn, whatever was said. */
    Optional<Long> endpointMs(Duration silence) {
        var budget = TurnConfig.always(new Budget(silence, silence));
        var alone = new TurnConfig(0.5, 0.5, budget, silence, silence, silence, Duration.ofHours(1));
        return endpointMs(alone, false);
    }

    private Optional<Long> endpointMs(TurnConfig policy, boolean words) {
        var turns = new TurnDetector(policy);
        for (Moment moment : moments) {
            for (TurnInput input : moment.inputs) {
                if ((words || !(input instanceof TurnInput.PartialTranscript)) && ends(turns.on(input, moment.at))) {
                    return Optional.of(moment.at.millis());
                }
            }
            if (!moment.mayHaveResumed && ends(turns.onTime(moment.at))) {
                return Optional.of(moment.at.millis());
            }
        }
        return turns.deadline().map(MonotonicTime::millis);
    }

    private static boolean ends(List<TurnAction> actions) {
        return actions.stream().anyMatch(TurnAction.EndTurn.class::isInstance);
    }

    /** What had been recognised by then. */
    String textAt(long endpointMs) {
        return moments.stream()
                .takeWhile(moment -> moment.at.millis() <= endpointMs)
                .flatMap(moment -> moment.inputs.stream())
                .filter(TurnInput.PartialTranscript.class::isInstance)
                .map(input -> ((TurnInput.PartialTranscript) input).text())
                .reduce("", (_, later) -> later);
    }

    /** The pause in which a cut-off fell, or just after which; empty if the caller was speaking. */
    Optional<Segment> pauseAt(long endpointMs) {
        return pauses.stream()
                .filter(pause -> pause.startMs() < endpointMs && endpointMs < pause.endMs() + NOTICED_MS)
                .findFirst();
    }
}

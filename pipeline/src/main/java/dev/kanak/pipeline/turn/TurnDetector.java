package dev.kanak.pipeline.turn;

import dev.kanak.core.time.MonotonicTime;
import dev.kanak.pipeline.turn.TurnAction.EndTurn;
import dev.kanak.pipeline.turn.TurnAction.GoOn;
import dev.kanak.pipeline.turn.TurnAction.Reason;
import dev.kanak.pipeline.turn.TurnAction.StopSpeaking;
import dev.kanak.pipeline.turn.TurnConfig.Budget;
import dev.kanak.pipeline.turn.TurnInput.AgentSpeaking;
import dev.kanak.pipeline.turn.TurnInput.PartialTranscript;
import dev.kanak.pipeline.turn.TurnInput.SpeechStarted;
import dev.kanak.pipeline.turn.TurnInput.SpeechStopped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides when the caller has finished, when they go on all the same, and when they interrupt.
 *
 * <p>Sans-IO: the caller passes the time in, runs the returned actions, and calls {@link #onTime} no later than
 * {@link #deadline()}. Time is caller audio received. Not thread-safe; one per call.
 */
public final class TurnDetector {

    /** A farewell often has a second breath, and the answer to it ends the call. */
    private static final Duration FAREWELL = Duration.ofMillis(450);

    /** A sound shorter than this, of which no word has come, is seldom one. */
    private static final Duration SOUND = Duration.ofMillis(300);

    private final TurnConfig config;
    private final CallerPace pace;
    private String partial = "";
    private Reason reason = Reason.SILENCE;
    private boolean agentSpeaking;
    private @Nullable MonotonicTime speechStartedAt;
    private @Nullable MonotonicTime turnStartedAt;
    private @Nullable SpeechStopped pause;
    private @Nullable SpeechStopped ended;
    private @Nullable MonotonicTime answeredAt;
    private @Nullable MonotonicTime bargeInAt;
    private @Nullable MonotonicTime endOfTurnAt;
    private @Nullable MonotonicTime turnCapAt;

    public TurnDetector(TurnConfig config) {
        this.config = config;
        this.pace = new CallerPace(config.pace());
    }

    /** Takes one input at {@code now}; returns the actions it causes, in order. */
    public List<TurnAction> on(TurnInput input, MonotonicTime now) {
        switch (input) {
            case SpeechStarted(MonotonicTime at) -> {
                boolean goesOn = goesOn(at);
                speechStarted(at);
                if (goesOn) {
                    agentSpeaking = false;
                    bargeInAt = null;
                    return Stream.concat(Stream.of(new GoOn()), onTime(now).stream())
                            .toList();
                }
            }
            case SpeechStopped stopped -> speechStopped(stopped);
            case PartialTranscript(String text, OptionalDouble completeness) -> heard(text, completeness);
            case AgentSpeaking(boolean speaking) -> agentSpeaking(speaking, now);
        }
        return onTime(now);
    }

    /** Whether speech belongs to the turn that was taken to be over last; what is learnt of the caller's pace by that. */
    private boolean goesOn(MonotonicTime at) {
        SpeechStopped before = ended;
        ended = null;
        if (before == null) {
            return false;
        }
        Duration silence = at.since(before.at());
        boolean goesOn = silence.compareTo(config.goingOn().within()) < 0
                && (answeredAt == null
                        || at.isBefore(answeredAt.plus(config.goingOn().reaction())));
        if (goesOn) {
            pace.cutShort(silence);
        } else {
            pace.stood();
        }
        return goesOn;
    }

    private void speechStarted(MonotonicTime at) {
        if (pause != null && pause.completeness() > config.completeProbability()) {
            pace.paused(at.since(pause.at()));
        }
        speechStartedAt = at;
        turnStartedAt = turnStartedAt == null ? at : turnStartedAt;
        pause = null;
        endOfTurnAt = null;
        turnCapAt = turnCapAt == null ? at.plus(config.maxTurn()) : turnCapAt;
        bargeInAt = agentSpeaking ? at.plus(config.bargeInAfter()) : null;
    }

    private void speechStopped(SpeechStopped stopped) {
        speechStartedAt = null;
        bargeInAt = null;
        pause = stopped;
        judge(stopped);
    }

    /** Words that come after the voice has stopped are judged with it. */
    private void heard(String text, OptionalDouble completeness) {
        partial = text;
        SpeechStopped before = pause;
        if (before != null) {
            pause = new SpeechStopped(
                    before.at(), completeness.orElse(before.completeness()), before.asked(), before.slow());
            judge(pause);
        }
    }

    private void judge(SpeechStopped stopped) {
        boolean hold = HoldRequest.endsIn(partial);
        boolean complete = stopped.completeness() >= config.completeProbability();
        reason = hold ? Reason.HOLD : complete ? Reason.COMPLETE : Reason.SILENCE;
        endOfTurnAt = stopped.at().plus(hold ? config.hold() : silence(stopped));
    }

    /** The silence after which the turn is over, within the budget of what was asked, at the caller's pace. */
    private Duration silence(SpeechStopped stopped) {
        Budget budget = config.budget(stopped.asked()).longerBy(pace.extra(stopped.slow()));
        if (isMereSound(stopped)) {
            return budget.shortest();
        }
        Duration shortest = Farewells.isFarewell(partial) ? later(budget.shortest(), FAREWELL) : budget.shortest();
        Duration needed = TurnProbability.silenceUntil(config.endProbability(), stopped.completeness());
        return later(shortest, needed.compareTo(budget.longest()) < 0 ? needed : budget.longest());
    }

    /** The answer to the last turn was heard to its end: what the caller says from now on is a turn of its own. */
    private void answerHeard() {
        if (ended != null && answeredAt != null) {
            ended = null;
            pace.stood();
        }
    }

    private boolean isMereSound(SpeechStopped stopped) {
        return partial.isBlank()
                && turnStartedAt != null
                && stopped.at().since(turnStartedAt).compareTo(SOUND) < 0;
    }

    private void agentSpeaking(boolean speaking, MonotonicTime now) {
        agentSpeaking = speaking;
        if (speaking && answeredAt == null) {
            answeredAt = now;
        }
        if (!speaking) {
            answerHeard();
            bargeInAt = null;
        } else if (speechStartedAt != null) {
            bargeInAt = later(now, speechStartedAt.plus(config.bargeInAfter()));
        }
    }

    /** Lets time pass to {@code now}; returns the actions whose time has come. */
    public List<TurnAction> onTime(MonotonicTime now) {
        if (isDue(bargeInAt, now)) {
            if (Backchannels.isBackchannel(partial) && now.isBefore(backchannelLimit())) {
                bargeInAt = backchannelLimit();
                return List.of();
            }
            bargeInAt = null;
            agentSpeaking = false;
            return List.of(new StopSpeaking());
        }
        if (isDue(endOfTurnAt, now)) {
            return endTurn(reason);
        }
        if (isDue(turnCapAt, now)) {
            return endTurn(Reason.MAX_LENGTH);
        }
        return List.of();
    }

    /** Forgets the turn in progress: it was ended for another reason. */
    public void reset() {
        endTurn(Reason.SILENCE);
    }

    private List<TurnAction> endTurn(Reason why) {
        ended = why == Reason.HOLD || agentSpeaking ? null : pause;
        answeredAt = null;
        turnStartedAt = null;
        pause = null;
        endOfTurnAt = null;
        turnCapAt = null;
        bargeInAt = null;
        speechStartedAt = null;
        partial = "";
        return List.of(new EndTurn(why));
    }

    /** The latest time {@link #onTime} must next be called; empty while nothing is pending. */
    public Optional<MonotonicTime> deadline() {
        return Stream.of(
                        Optional.ofNullable(bargeInAt),
                        Optional.ofNullable(endOfTurnAt),
                        Optional.ofNullable(turnCapAt))
                .flatMap(Optional::stream)
                .min(MonotonicTime::compareTo);
    }

    private MonotonicTime backchannelLimit() {
        return speechStartedAt == null ? MonotonicTime.ZERO : speechStartedAt.plus(config.backchannelLimit());
    }

    private static <T extends Comparable<T>> T later(T a, T b) {
        return a.compareTo(b) < 0 ? b : a;
    }

    private static boolean isDue(@Nullable MonotonicTime due, MonotonicTime now) {
        return due != null && !now.isBefore(due);
    }
}

package dev.kanak.pipeline.graph;

import dev.kanak.core.time.MonotonicTime;
import dev.kanak.pipeline.turn.SilenceTimer;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who waits for whom in a call, and for how long: the agent for the caller's words, the caller for the answer. Sans-IO. */
final class Waits {

    private static final Duration LOOK_UP = Duration.ofSeconds(1);

    private final PaceConfig pace;
    private final SilenceTimer caller = new SilenceTimer();
    private final SilenceTimer answer = new SilenceTimer();
    private final SilenceTimer thinking = new SilenceTimer();
    private final SilenceTimer voice = new SilenceTimer();
    private final SilenceTimer rest = new SilenceTimer();
    private @Nullable MonotonicTime callerSpeaksSince;
    private long givenBefore;

    /** A wait that is over. */
    enum Over {
        /** The caller has said nothing for too long. */
        CALLER,
        /** The answer takes so long that the caller should hear why. */
        THINKING,
        /** The answer takes so long that an apology is due. */
        ANSWER,
        /** A sentence has begun and cannot be heard, or no longer. */
        VOICE
    }

    Waits(PaceConfig pace) {
        this.pace = pace;
    }

    /** The caller's turn is over. */
    void forAnswer(MonotonicTime now) {
        thinking.waitForCaller(now, pace.thinkAfter());
        answer.waitForCaller(now, pace.answerWithin());
    }

    /** The agent has finished. */
    void forCaller(MonotonicTime now, Duration limit) {
        caller.waitForCaller(now, limit);
    }

    /** An answer to the caller is being made. */
    void callerIsNotWaitedFor() {
        caller.cancel();
    }

    /**
     * The caller speaks: whatever they wait for, nobody talks over them.
     *
     * @param since first sample that was surely speech
     */
    void callerSpeaks(MonotonicTime since) {
        callerSpeaksSince = since;
        caller.cancel();
    }

    /** What the caller said is known up to a time; they may be speaking again since. */
    void callerHasSpoken(MonotonicTime until) {
        if (callerSpeaksSince != null && !until.isBefore(callerSpeaksSince)) {
            callerSpeaksSince = null;
        }
    }

    /** True from {@link #callerSpeaks} to {@link #callerHasSpoken} of what was begun then. */
    boolean isCallerSpeaking() {
        return callerSpeaksSince != null;
    }

    /** The agent begins a sentence, which is not heard yet. */
    void agentBegins(MonotonicTime now) {
        caller.cancel();
        voice.waitForCaller(now, pace.answerWithin());
    }

    /** The sentence is heard: neither its beginning nor, if it answers, the answer is waited for any longer. */
    void agentSounds(boolean answers) {
        voice.cancel();
        thinking.cancel();
        if (answers) {
            answer.cancel();
        }
    }

    /**
     * Whether a sentence that has begun is out of audio, though it is not over.
     *
     * @param given samples that the voice gave so far: with more of them than before, the wait begins anew
     */
    void agentRunsDry(boolean dry, long given, MonotonicTime now) {
        if (!dry) {
            rest.cancel();
        } else if (rest.deadline().isEmpty() || given != givenBefore) {
            givenBefore = given;
            rest.waitForCaller(now, pace.answerWithin());
        }
    }

    /** The sentence is over or was given up. */
    void agentEnds() {
        voice.cancel();
        rest.cancel();
    }

    /** A wait that is over now; each is given once, and none while the caller speaks. */
    Optional<Over> over(MonotonicTime now) {
        if (isCallerSpeaking()) {
            return Optional.empty();
        }
        if (answer.expired(now)) {
            return Optional.of(Over.ANSWER);
        }
        if (voice.expired(now) || rest.expired(now)) {
            return Optional.of(Over.VOICE);
        }
        if (thinking.expired(now)) {
            return Optional.of(Over.THINKING);
        }
        return caller.expired(now) ? Optional.of(Over.CALLER) : Optional.empty();
    }

    /** Time until {@link #over} must be asked again; over zero. */
    Duration untilNext(MonotonicTime now) {
        if (isCallerSpeaking()) {
            return LOOK_UP;
        }
        Duration left = SilenceTimer.first(caller, answer, thinking, voice, rest)
                .map(at -> at.since(now))
                .orElse(LOOK_UP);
        return left.isPositive() ? left : Duration.ofMillis(1);
    }
}

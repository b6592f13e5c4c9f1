package dev.kanak.pipeline.graph;

import dev.kanak.core.dialogue.Dialogue;
import dev.kanak.core.dialogue.DialogueAction;
import dev.kanak.core.port.SearchEffort;
import dev.kanak.core.port.Tool;
import dev.kanak.core.speech.Transcript;
import dev.kanak.core.time.MonotonicTime;
import dev.kanak.pipeline.turn.TurnAction;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What reaches a call's inbox; only the session thread takes from it. */
sealed interface CallInput {

    /** From the listening thread. */
    sealed interface FromEars extends CallInput {

        record MediaStarted() implements FromEars {}

        record MediaEnded() implements FromEars {}

        /** Listening failed in a way that the call cannot go on from. */
        record Broken() implements FromEars {}

        /**
         * The caller began to speak.
         *
         * @param at first sample of speech
         * @param voicedAt first sample that was surely speech; the final of what is said ends after it
         */
        record SpeechStarted(MonotonicTime at, MonotonicTime voicedAt) implements FromEars {}

        record SpeechStopped(MonotonicTime at) implements FromEars {}

        /** The caller may be falling silent, or goes on after all; told sooner than {@link SpeechStopped}, and less surely. */
        record Lull(boolean begins) implements FromEars {}

        /** Something over the agent may be the caller's voice, or was not; told sooner than {@link SpeechStarted}. */
        record Candidate(boolean begins) implements FromEars {}

        record Partial(MonotonicTime at, String utteranceId, Transcript transcript) implements FromEars {}

        record Final(String utteranceId, Transcript transcript, String reason, Heard heard) implements FromEars {

            /** True if the turn ended because the caller had asked to be waited for and the wait was over. */
            boolean afterHold() {
                return isBecause(TurnAction.Reason.HOLD);
            }

            /** True if it was cut at its greatest length while the caller spoke: the next utterance goes on with it. */
            boolean isCut() {
                return isBecause(TurnAction.Reason.MAX_LENGTH)
                        && heard.speechEnd().equals(heard.endpoint());
            }

            private boolean isBecause(TurnAction.Reason why) {
                return reason.equals(why.name().toLowerCase(Locale.ROOT));
            }
        }

        record BargeIn(MonotonicTime at) implements FromEars {}

        /**
         * The caller goes on with a turn that was taken to be over.
         *
         * @param utteranceId the utterance that goes on with it
         * @param before the utterance that was that turn; its final may be told later
         */
        record WentOn(MonotonicTime at, String utteranceId, String before) implements FromEars {}

        record Failed(String component, String code) implements FromEars {}

        /** Caller audio has been coming faster than it is heard for too long. */
        record Overloaded() implements FromEars {}

        /** Time went on by a frame; told only where audio alone is time. */
        record TimePassed() implements FromEars {}
    }

    /** From the thread that runs the conversation; {@code request} is the input that caused it. */
    sealed interface FromMind extends CallInput {

        long request();

        record Said(long request, DialogueAction.Say say) implements FromMind {}

        record ToolCalled(long request, Tool.Request call) implements FromMind {}

        record ToolFinished(long request, Tool.Outcome outcome) implements FromMind {}

        record KnowledgeFound(long request, String query, List<String> articles, SearchEffort effort)
                implements FromMind {}

        record StateChanged(long request, DialogueAction.ChangeState change) implements FromMind {}

        record CallOver(long request, String reason) implements FromMind {}

        record Degraded(long request, String component, String reason) implements FromMind {}

        record Done(long request, Dialogue.View view) implements FromMind {}

        record Failed(long request) implements FromMind {}
    }

    /** From an agent turn on its way out. */
    sealed interface FromMouth extends CallInput {

        record FirstAudible(AgentTurn turn, MonotonicTime at) implements FromMouth {}

        record Ended(AgentTurn turn, MonotonicTime at) implements FromMouth {}

        record Failed(AgentTurn turn, String code) implements FromMouth {}
    }

    /** From the gateway. */
    sealed interface FromGateway extends CallInput {

        record Typed(String text) implements FromGateway {}

        record HangUp(String reason) implements FromGateway {}

        record Drain() implements FromGateway {}
    }

    /**
     * When an utterance ended.
     *
     * @param speechEnd end of the last voiced sample
     * @param endpoint when the turn was taken to be over
     * @param sttFinal when the final transcript was ready
     * @param voiced from first to last voiced sample
     */
    record Heard(MonotonicTime speechEnd, MonotonicTime endpoint, MonotonicTime sttFinal, Duration voiced) {}
}

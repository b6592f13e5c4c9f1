package dev.kanak.core.event;

import dev.kanak.core.speech.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that happened in a call.
 *
 * <p>{@link #atMs} is milliseconds since the call began; events about the caller's audio count them in caller audio
 * received, so that they can be laid over a recording.
 */
public sealed interface CallEvent {

    long atMs();

    record CallStarted(long atMs, String callId, String resumeToken) implements CallEvent {}

    record SpeechStarted(long atMs) implements CallEvent {}

    record SpeechStopped(long atMs) implements CallEvent {}

    record PartialTranscript(long atMs, String utteranceId, String text, Language language) implements CallEvent {}

    /** Sent exactly once per utterance. */
    record FinalTranscript(long atMs, String utteranceId, String text, Language language, double confidence)
            implements CallEvent {}

    /**
     * The caller has finished.
     *
     * @param reason why the turn was taken to be over: {@code silence}, {@code typed}, {@code complete} or {@code max_length}
     */
    record TurnEnded(long atMs, String utteranceId, String reason) implements CallEvent {}

    /**
     * The caller goes on with a turn that had been taken to be over; both pieces are answered as one.
     *
     * @param utteranceId utterance that goes on with it
     */
    record TurnResumed(long atMs, String utteranceId) implements CallEvent {}

    /**
     * The conversation moved on or learnt something.
     *
     * @param slots every slot known after the change, by its name in the domain's documents
     */
    record StateChanged(long atMs, String from, String to, Map<String, Object> slots) implements CallEvent {}

    record ToolCalled(long atMs, String toolCallId, String name, Map<String, Object> arguments) implements CallEvent {}

    record ToolFinished(long atMs, String toolCallId, String name, boolean ok, Map<String, Object> result)
            implements CallEvent {}

    record KnowledgeFound(long atMs, String query, List<String> articles) implements CallEvent {}

    record AgentText(long atMs, String turnId, String text, Language language, Optional<String> askedSlot)
            implements CallEvent {}

    /** The agent's audio is heard from now on; one {@link AgentAudioStopped} of the turn follows. */
    record AgentAudioStarted(long atMs, String turnId) implements CallEvent {}

    /**
     * The agent's audio, once started, ended or was cut.
     *
     * @param heard what the caller heard of it; the whole text if it ran to its end and arrived
     */
    record AgentAudioStopped(long atMs, String turnId, Heard heard) implements CallEvent {}

    /**
     * Nothing of a text was heard or will be: it was given up before its audio started. Every {@link AgentText} has this or
     * its audio's start and stop.
     */
    record AgentUnsaid(long atMs, String turnId) implements CallEvent {}

    record AgentInterrupted(long atMs, String turnId) implements CallEvent {}

    record TurnMetrics(long atMs, TurnRecord turn) implements CallEvent {}

    record Degraded(long atMs, String component, String reason) implements CallEvent {}

    record CallEnded(long atMs, String reason) implements CallEvent {}

    record Failed(long atMs, String code, String message) implements CallEvent {}
}

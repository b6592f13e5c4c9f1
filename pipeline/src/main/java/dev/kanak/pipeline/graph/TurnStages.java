package dev.kanak.pipeline.graph;

import dev.kanak.core.event.Heard;
import dev.kanak.core.event.TurnRecord;
import dev.kanak.core.event.TurnRecord.Speculation;
import dev.kanak.core.port.SearchEffort;
import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.Transcript;
import dev.kanak.core.time.MonotonicTime;
import dev.kanak.pipeline.graph.CallInput.FromEars;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The stage times of one answered utterance, filled in as it passes. Owned by the session thread. */
final class TurnStages {

    final String utteranceId;
    final Language callerLanguage;
    final String tier;

    @Nullable
    MonotonicTime speechEnd;

    @Nullable
    MonotonicTime endpoint;

    @Nullable
    MonotonicTime sttFinal;

    private @Nullable MonotonicTime knowledgeReady;

    @Nullable
    MonotonicTime firstToken;

    private @Nullable SearchEffort knowledge;
    private final Set<String> articles = new LinkedHashSet<>();

    /** What was heard of the reply that this turn cut off. */
    Optional<Heard> cutOff = Optional.empty();

    TurnStages(String utteranceId, Transcript transcript) {
        this.utteranceId = utteranceId;
        this.callerLanguage = transcript.language();
        this.tier = transcript.tier();
    }

    /** The stages of an utterance that has ended. */
    static TurnStages of(FromEars.Final said) {
        var stages = new TurnStages(said.utteranceId(), said.transcript());
        stages.speechEnd = said.heard().speechEnd();
        stages.endpoint = said.heard().endpoint();
        stages.sttFinal = said.heard().sttFinal();
        return stages;
    }

    /** Something was looked up. */
    void lookedUp(MonotonicTime now, List<String> found, SearchEffort effort) {
        knowledgeReady = now;
        articles.addAll(found);
        knowledge = knowledge == null ? effort : knowledge.and(effort);
    }

    /** The stages of words that were typed. */
    static TurnStages typed(String utteranceId, Transcript transcript, MonotonicTime now) {
        var stages = new TurnStages(utteranceId, transcript);
        stages.sttFinal = now;
        return stages;
    }

    /** The record of this turn once its first audible packet is out. */
    TurnRecord record(
            String callId, AgentTurn turn, MonotonicTime firstPacketOut, Speculation speculation, long framesDropped) {
        return new TurnRecord(
                callId,
                turn.id(),
                utteranceId,
                callerLanguage,
                turn.say().language(),
                millis(speechEnd),
                millis(endpoint),
                millis(sttFinal),
                millis(knowledgeReady),
                millis(firstToken),
                millis(turn.firstClauseAt()),
                millis(turn.firstAudioAt()),
                OptionalLong.of(firstPacketOut.millis()),
                speechEnd == null
                        ? OptionalLong.empty()
                        : OptionalLong.of(firstPacketOut.since(speechEnd).toMillis()),
                tier,
                speculation,
                Optional.ofNullable(knowledge),
                List.copyOf(articles),
                cutOff,
                framesDropped);
    }

    private static OptionalLong millis(@Nullable MonotonicTime time) {
        return time == null ? OptionalLong.empty() : OptionalLong.of(time.millis());
    }
}

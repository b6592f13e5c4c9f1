package dev.kanak.core.event;

import dev.kanak.core.port.SearchEffort;
import dev.kanak.core.speech.Language;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How long each stage of one turn took.
 *
 * <p>Times are milliseconds since the call began unless said otherwise; a stage that did not run is empty. The stages
 * from {@code speechEnd} to {@code firstPacketOut} follow one another, so their differences add up to
 * {@code voiceToVoice}.
 *
 * @param callId call this turn belongs to
 * @param turnId agent turn that answered
 * @param utteranceId caller utterance that was answered
 * @param callerLanguage language of the utterance
 * @param replyLanguage language of the answer
 * @param speechEnd last voiced caller sample received
 * @param endpoint turn was decided to be over
 * @param sttFinal final transcript was ready
 * @param knowledgeReady retrieval finished
 * @param firstToken reply text began to exist
 * @param firstClause first clause went to synthesis
 * @param ttsFirstAudio first synthesised sample arrived
 * @param firstPacketOut first audible agent sample was sent
 * @param voiceToVoice {@code firstPacketOut - speechEnd}, a duration in ms
 * @param inferenceTier what produced the caller's text, e.g. {@code embedded} or {@code typed}
 * @param speculation what was prepared before the turn was over
 * @param knowledge what was looked up for it and what that took; empty if nothing was
 * @param articles ids of the articles that were found for it, in the order they were found
 * @param heard what had been heard of the reply that this turn cut off; empty if it cut none
 * @param framesDropped caller audio frames dropped from the inbound ring since the call began
 */
public record TurnRecord(
        String callId,
        String turnId,
        String utteranceId,
        Language callerLanguage,
        Language replyLanguage,
        OptionalLong speechEnd,
        OptionalLong endpoint,
        OptionalLong sttFinal,
        OptionalLong knowledgeReady,
        OptionalLong firstToken,
        OptionalLong firstClause,
        OptionalLong ttsFirstAudio,
        OptionalLong firstPacketOut,
        OptionalLong voiceToVoice,
        String inferenceTier,
        Speculation speculation,
        Optional<SearchEffort> knowledge,
        List<String> articles,
        Optional<Heard> heard,
        long framesDropped) {

    public TurnRecord {
        articles = List.copyOf(articles);
    }

    /**
     * Answers prepared before the turn was over.
     *
     * @param begun how many
     * @param used of which something was used
     * @param wasted the others
     * @param savedMs time that the turn would otherwise have taken for what was used, at most; work in parallel counts each
     */
    public record Speculation(int begun, int used, int wasted, long savedMs) {

        /** Nothing was prepared. */
        public static final Speculation NONE = new Speculation(0, 0, 0, 0);
    }
}

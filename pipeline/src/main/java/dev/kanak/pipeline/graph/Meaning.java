package dev.kanak.pipeline.graph;

import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.speech.Transcript;
import dev.kanak.pipeline.graph.CallInput.FromEars;
import dev.kanak.pipeline.turn.Overlap;
import java.util.stream.Collectors;

/**
 * What an utterance amounts to for the agent. Pure.
 *
 * @param letsGoOn the agent goes on as if nothing had been said
 * @param assent words that only say that the caller listens
 */
record Meaning(boolean letsGoOn, boolean assent) {

    /**
     * Decides.
     *
     * @param voice what the agent is saying
     * @param goesOn true if it was said in the caller's pause of a turn that had been taken to be over: only what is understood
     *     counts
     */
    static Meaning of(FromEars.Final said, AgentVoice voice, boolean goesOn, CallConfig config) {
        Transcript transcript = said.transcript();
        String text = transcript.text().strip();
        boolean resumes =
                Overlap.of(text, voice.asks(), said.heard().voiced(), config.noMatchAfter()) == Overlap.RESUME;
        boolean letsGoOn = goesOn
                ? resumes || !isUnderstood(transcript, config.hearing())
                : resumes && (text.isEmpty() || voice.inSentence());
        return new Meaning(letsGoOn, letsGoOn && voice.inSentence() && !text.isEmpty());
    }

    /** True if the words are sure enough to be answered. */
    static boolean isUnderstood(Transcript transcript, HearingConfig limits) {
        return !transcript.text().isBlank() && transcript.confidence() >= limits.minConfidence();
    }

    /** What the agent is told of an utterance that is not: its words and which of them are sure, if there are any words. */
    static DialogueInput ofUnclear(Transcript transcript, HearingConfig limits) {
        if (transcript.text().isBlank()) {
            return new DialogueInput.NoMatch();
        }
        String sure = transcript.words().stream()
                .filter(word -> word.confidence() >= limits.minWordConfidence())
                .map(Transcript.Word::text)
                .collect(Collectors.joining(" "));
        return new DialogueInput.HeardInPart(transcript, sure);
    }
}

package dev.kanak.pipeline.graph;

import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.Transcript;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which utterances of a call have not been told their final transcript, and what each has said so far: whatever order
 * partials, ends, results, failures and the hang-up come in, each utterance has exactly one final and no partial after its
 * end. Sans-IO; not thread-safe.
 */
final class UtteranceLedger {

    private static final Transcript NOTHING = new Transcript("", Language.HINDI, 0);

    private final Map<String, Transcript> untold = new LinkedHashMap<>();
    private String listening = "";
    private int opened;
    private boolean over;

    /** Begins an utterance; the one before, if it still listens, is over. Empty after the hang-up. */
    Optional<String> open() {
        if (over) {
            return Optional.empty();
        }
        opened++;
        listening = "u" + opened;
        untold.put(listening, NOTHING);
        return Optional.of(listening);
    }

    /** Takes what an utterance says so far; true if that is news. */
    boolean partial(String id, Transcript transcript) {
        Transcript before = untold.get(id);
        if (before == null || !id.equals(listening) || before.text().equals(transcript.text())) {
            return false;
        }
        untold.put(id, transcript);
        return true;
    }

    /** The utterance is over and its final is being made; true the first time. */
    boolean end(String id) {
        if (!id.equals(listening)) {
            return false;
        }
        listening = "";
        return true;
    }

    /** What the utterance has said so far; nothing once it has had its final. */
    Transcript soFar(String id) {
        return untold.getOrDefault(id, NOTHING);
    }

    /** Whether the final of an utterance may be told now: true exactly once. */
    boolean tell(String id) {
        boolean _ = end(id);
        return untold.remove(id) != null;
    }

    /** The call is over: the utterances still without a final, with what they said so far, in their order. */
    Map<String, Transcript> hangUp() {
        over = true;
        listening = "";
        var left = new LinkedHashMap<>(untold);
        untold.clear();
        return left;
    }
}

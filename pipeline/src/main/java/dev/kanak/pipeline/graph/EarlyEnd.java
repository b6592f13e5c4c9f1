package dev.kanak.pipeline.graph;

import dev.kanak.core.speech.Transcript;
import dev.kanak.core.text.LanguageRule;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The caller's last turn, kept until it is sure that it was over: if the caller goes on, both pieces are one turn. Owned by the
 * session thread.
 */
final class EarlyEnd {

    private @Nullable Transcript taken;
    private String takenFrom = "";
    private boolean goesOn;

    /**
     * A turn that was taken to be over is answered.
     *
     * @param utteranceId its last utterance
     */
    void answered(String utteranceId, Transcript transcript) {
        taken = transcript;
        takenFrom = utteranceId;
        goesOn = false;
    }

    /** Nothing is left to go on with. */
    void forget() {
        taken = null;
        goesOn = false;
    }

    /**
     * The caller goes on with what they said last; what that was, if it was answered. A final that comes later than the speech
     * that goes on with it is a turn of its own, and so is what follows it: nothing is joined with a turn before them.
     *
     * @param utteranceId the utterance that was said last
     */
    Optional<Transcript> goOn(String utteranceId) {
        goesOn = taken != null && takenFrom.equals(utteranceId);
        return goesOn ? Optional.ofNullable(taken) : Optional.empty();
    }

    /** True while the caller goes on with it. */
    boolean goesOn() {
        return goesOn;
    }

    /**
     * The whole turn, if the words that came belong to it.
     *
     * @param rest what was said after the pause
     */
    Optional<Transcript> whole(Transcript rest) {
        Transcript first = taken;
        return goesOn && first != null ? Optional.of(joined(first, rest)) : Optional.empty();
    }

    /** Both pieces as one; no surer than the less sure, without word times, which are those of two recordings. */
    static Transcript joined(Transcript first, Transcript rest) {
        String text = (first.text().strip() + " " + rest.text().strip()).strip();
        return new Transcript(
                text,
                LanguageRule.of(text).orElse(rest.language()),
                Math.min(first.confidence(), rest.confidence()),
                List.of(),
                rest.tier());
    }
}

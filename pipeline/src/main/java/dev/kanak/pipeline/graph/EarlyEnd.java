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
    private boolean goesOn;

    /** A turn that was taken to be over is answered. */
    void answered(Transcript transcript) {
        taken = transcript;
        goesOn = false;
    }

    /** Nothing is left to go on with. */
    void forget() {
        taken = null;
        goesOn = false;
    }

    /** The caller goes on with it; what was said so far, if it was answered. */
    Optional<Transcript> goOn() {
        goesOn = taken != null;
        return Optional.ofNullable(taken);
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

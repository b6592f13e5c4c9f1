package dev.kanak.pipeline.graph;

import dev.kanak.core.dialogue.DialogueAction.Say;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is done about a sentence that gives no sound, or no more, because the voice hangs or fails: an apology and once more the
 * sentence, or what was not heard of it; if that does not come either, the caller is told that the voice is in trouble. Owned by the
 * session thread.
 */
final class MuteVoice {

    /** Of a sentence that has been heard. */
    static final Remedy NOTHING = new Remedy(List.of(), false);

    private @Nullable Say repeated;
    private @Nullable Say rest;

    /**
     * What comes in place of a sentence.
     *
     * @param says sentences in their order
     * @param lost true if the sentence is not among them and was meant for the caller to know
     */
    record Remedy(List<Say> says, boolean lost) {}

    Remedy of(Say mute) {
        if (Trouble.is(mute)) {
            return NOTHING;
        }
        Say apology = Trouble.ONE_MOMENT.in(mute.language());
        if (Thinking.is(mute)) {
            return new Remedy(List.of(apology), false);
        }
        if (mute.equals(repeated)) {
            repeated = null;
            return new Remedy(List.of(Trouble.NO_VOICE.in(mute.language())), true);
        }
        repeated = mute;
        return new Remedy(List.of(apology, mute), false);
    }

    /**
     * What comes after a sentence that fell silent in the middle.
     *
     * @param unheard what is left of it
     */
    Remedy after(Say cut, Say unheard) {
        if (Trouble.is(cut) || Thinking.is(cut)) {
            return NOTHING;
        }
        if (cut.equals(rest)) {
            rest = null;
            return new Remedy(List.of(Trouble.NO_VOICE.in(cut.language())), true);
        }
        rest = unheard;
        return new Remedy(List.of(Trouble.ONE_MOMENT.in(cut.language()), unheard), false);
    }

    /** A sentence was said to its end. */
    void said(Say say) {
        if (say.equals(rest)) {
            rest = null;
        }
    }

    /** A sentence is heard. */
    void sounds(Say say) {
        if (say.equals(repeated)) {
            repeated = null;
        }
    }
}

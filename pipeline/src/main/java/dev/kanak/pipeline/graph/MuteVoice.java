package dev.kanak.pipeline.graph;

import dev.kanak.core.dialogue.DialogueAction.Say;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is done about a sentence that gives no sound, because the voice hangs or fails: an apology and the sentence once more; if it
 * stays silent again, the caller is told that the voice is in trouble. Owned by the session thread.
 */
final class MuteVoice {

    private @Nullable Say repeated;

    /**
     * What comes in place of a sentence.
     *
     * @param says sentences in their order
     * @param lost true if the sentence is not among them and was meant for the caller to know
     */
    record Remedy(List<Say> says, boolean lost) {}

    Remedy of(Say mute) {
        if (Trouble.is(mute)) {
            return new Remedy(List.of(), false);
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

    /** A sentence is heard. */
    void sounds(Say say) {
        if (say.equals(repeated)) {
            repeated = null;
        }
    }
}

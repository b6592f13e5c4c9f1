package dev.kanak.pipeline.graph;

import dev.kanak.core.dialogue.DialogueAction.Say;
import dev.kanak.core.port.CallMedia;
import dev.kanak.core.port.TextToSpeech;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes the turns in which the agent speaks, numbered through the call. Owned by the session thread. */
final class AgentTurns {

    private final CallMedia media;
    private final TextToSpeech voice;
    private final boolean whole;
    private final CallTimeline timeline;
    private final Unfinished unfinished;
    private final Consumer<CallInput> inbox;
    private int opened;

    /** @param whole true if no turn begins to sound before all of its audio is made */
    AgentTurns(
            CallMedia media,
            TextToSpeech voice,
            boolean whole,
            CallTimeline timeline,
            Unfinished unfinished,
            Consumer<CallInput> inbox) {
        this.media = media;
        this.voice = voice;
        this.whole = whole;
        this.timeline = timeline;
        this.unfinished = unfinished;
        this.inbox = inbox;
    }

    /**
     * A turn that has not begun.
     *
     * @param rehearsed its first clause, if that was prepared
     */
    AgentTurn open(Say say, Optional<Rehearsed> rehearsed) {
        opened++;
        var playout = whole ? new WholePlayout(media.openPlayout()) : media.openPlayout();
        return new AgentTurn("a" + opened, say, rehearsed, voice, playout, timeline, unfinished, inbox);
    }
}

package dev.kanak.server.eval;

import dev.kanak.core.event.CallEvents;
import dev.kanak.pipeline.graph.CallConfig;
import dev.kanak.pipeline.graph.CallEngines;
import dev.kanak.pipeline.graph.CallGraph;
import dev.kanak.server.Conversations;
import dev.kanak.server.talk.TalkOptions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * One scripted dialogue held as a call: the lines are spoken, go through Opus, voice activity, recognition, end of turn and
 * the conversation, and the agent's voice answers, all as fast as the machine allows.
 *
 * @param held the dialogue
 * @param exchanges each line with what was heard of it
 */
record SpokenDialogue(HeldDialogue held, List<ScriptedCaller.Exchange> exchanges) {

    /**
     * What a call needs.
     *
     * @param noiseDbfs level of the noise on the line; negative infinity for none
     */
    record Line(Conversations conversations, CallEngines engines, CallConfig config, double noiseDbfs) {}

    static SpokenDialogue hold(DialogueScript script, Line line, CallerVoice voice, CallEvents listener)
            throws InterruptedException {
        var notes = new CallNotes();
        var options =
                new TalkOptions(Optional.empty(), Optional.of(script.now()), script.toolStubs(), Optional.empty());
        var conversation = line.conversations().open(options, notes::told);
        var caller = new ScriptedCaller(
                script,
                voice,
                conversation::view,
                notes,
                line.noiseDbfs(),
                script.id().hashCode());
        var media = new CallerLine(caller, line.engines().tts().sampleRateHz());
        var over = new CountDownLatch(1);
        var begin = new CallGraph.Begin(script.id(), script.id(), false);
        CallEvents both = event -> {
            notes.emit(event);
            listener.emit(event);
        };
        CallGraph.start(begin, media, line.engines(), conversation, both, line.config(), _ -> over.countDown());
        over.await();
        media.free();
        String _ = caller.takeReply();
        return new SpokenDialogue(caller.held(), caller.exchanges());
    }
}

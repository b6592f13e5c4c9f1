package dev.kanak.pipeline.graph;

import dev.kanak.core.dialogue.Dialogue;
import dev.kanak.core.dialogue.DialogueAction.Say;
import dev.kanak.core.event.CallEvent;
import dev.kanak.core.event.CallEvents;
import dev.kanak.core.speech.Transcript;
import dev.kanak.core.time.MonotonicTime;
import dev.kanak.pipeline.graph.CallInput.FromEars;
import dev.kanak.pipeline.graph.CallInput.FromMind;
import dev.kanak.pipeline.graph.CallInput.FromMouth;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells whoever watches a call what happens in it. Owned by the session thread. */
final class CallReport {

    private static final Logger LOG = LoggerFactory.getLogger(CallReport.class);

    private final CallEvents events;
    private final CallTimeline timeline;
    private final Set<AgentTurn> audible = new HashSet<>();

    CallReport(CallEvents events, CallTimeline timeline) {
        this.events = events;
        this.timeline = timeline;
    }

    /** Where the call's time line stands. */
    long nowMs() {
        return timeline.now().millis();
    }

    void tell(CallEvent event) {
        events.emit(event);
    }

    /** The call begins; where the conversation stands, if it goes on from another line. */
    void begins(CallGraph.Begin begin, Dialogue.View stands) {
        tell(new CallEvent.CallStarted(0, begin.callId(), begin.resumeToken()));
        if (begin.resumed()) {
            tell(new CallEvent.StateChanged(0, stands.state(), stands.state(), stands.slots()));
        }
    }

    void degraded(String component, String reason) {
        tell(new CallEvent.Degraded(nowMs(), component, reason));
    }

    void failed(String message) {
        tell(new CallEvent.Failed(nowMs(), "internal", message));
    }

    void heard(String utteranceId, Transcript transcript, long atMs) {
        tell(new CallEvent.FinalTranscript(
                atMs, utteranceId, transcript.text(), transcript.language(), transcript.confidence()));
    }

    /** A turn was typed. */
    void typed(Typing.Turn turn) {
        heard(turn.utteranceId(), turn.transcript(), nowMs());
        tell(new CallEvent.TurnEnded(nowMs(), turn.utteranceId(), "typed"));
    }

    /** What the ears tell of. */
    void hears(FromEars heard) {
        switch (heard) {
            case FromEars.SpeechStarted(var at, var _) -> tell(new CallEvent.SpeechStarted(at.millis()));
            case FromEars.SpeechStopped(var at) -> tell(new CallEvent.SpeechStopped(at.millis()));
            case FromEars.Partial(var at, var id, var transcript) ->
                tell(new CallEvent.PartialTranscript(at.millis(), id, transcript.text(), transcript.language()));
            case FromEars.Failed(var component, var code) -> degraded(component, code);
            case FromEars.Overloaded() -> degraded("recognition", "overloaded");
            case FromEars.Broken() -> failed("The call failed and was ended.");
            case FromEars.Final(var id, var transcript, var _, var when) ->
                heard(id, transcript, when.sttFinal().millis());
            case FromEars.MediaStarted _,
                    FromEars.MediaEnded _,
                    FromEars.TimePassed _,
                    FromEars.BargeIn _,
                    FromEars.Lull _,
                    FromEars.Candidate _,
                    FromEars.WentOn _ -> {}
        }
    }

    /** What came too late to have an effect: an utterance cut short by the end of the call still has its one final. */
    void lastWord(CallInput left) {
        if (left instanceof FromEars.Final last) {
            hears(last);
        } else if (left instanceof FromMouth.FirstAudible(var turn, var at)) {
            sounds(turn, at);
        }
    }

    /** Writes down what failed, without what was said. */
    static void log(String what, RuntimeException e) {
        LOG.atError()
                .setMessage(what)
                .addKeyValue("exception", e.getClass().getName())
                .addKeyValue("at", e.getStackTrace().length == 0 ? "" : e.getStackTrace()[0])
                .log();
    }

    /** The agent will say this. */
    void opened(AgentTurn turn) {
        Say say = turn.say();
        tell(new CallEvent.AgentText(nowMs(), turn.id(), say.text(), say.language(), say.askedSlot()));
    }

    /** A sentence became audible. */
    void sounds(AgentTurn turn, MonotonicTime at) {
        audible.add(turn);
        tell(new CallEvent.AgentAudioStarted(at.millis(), turn.id()));
    }

    /** A sentence is over, fell silent, or will not be said. */
    void stopped(AgentTurn turn, MonotonicTime at) {
        tell(
                audible.remove(turn)
                        ? new CallEvent.AgentAudioStopped(at.millis(), turn.id(), turn.heard())
                        : new CallEvent.AgentUnsaid(at.millis(), turn.id()));
    }

    /** A sentence was given up. */
    void interrupted(AgentVoice.Cut cut) {
        tell(new CallEvent.AgentInterrupted(cut.at().millis(), cut.turn().id()));
    }

    /** What the conversation does beside speaking. */
    void does(FromMind thought) {
        switch (thought) {
            case FromMind.ToolCalled(long _, var call) ->
                tell(new CallEvent.ToolCalled(nowMs(), call.id(), call.name(), call.arguments()));
            case FromMind.ToolFinished(long _, var outcome) ->
                tell(new CallEvent.ToolFinished(
                        nowMs(), outcome.request().id(), outcome.request().name(), outcome.ok(), outcome.result()));
            case FromMind.KnowledgeFound(long _, var query, var articles, var _) ->
                tell(new CallEvent.KnowledgeFound(nowMs(), query, articles));
            case FromMind.StateChanged(long _, var change) ->
                tell(new CallEvent.StateChanged(nowMs(), change.from(), change.to(), change.slots()));
            case FromMind.Degraded(long _, var component, var reason) -> degraded(component, reason);
            case FromMind.Failed _ -> failed("The conversation failed and the call was ended.");
            case FromMind.Said _, FromMind.CallOver _, FromMind.Done _ -> {}
        }
    }
}

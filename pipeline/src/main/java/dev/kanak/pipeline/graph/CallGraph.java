package dev.kanak.pipeline.graph;

import dev.kanak.core.dialogue.DialogueAction.Say;
import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.event.CallEvent;
import dev.kanak.core.event.CallEvents;
import dev.kanak.core.port.CallMedia;
import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.Transcript;
import dev.kanak.core.text.LanguageRule;
import dev.kanak.core.time.MonotonicTime;
import dev.kanak.pipeline.conversation.Conversation;
import dev.kanak.pipeline.graph.CallInput.FromEars;
import dev.kanak.pipeline.graph.CallInput.FromGateway;
import dev.kanak.pipeline.graph.CallInput.FromMind;
import dev.kanak.pipeline.graph.CallInput.FromMouth;
import dev.kanak.pipeline.turn.HoldRequest;
import dev.kanak.pipeline.turn.Overlap;
import dev.kanak.pipeline.turn.SilenceTimer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call from caller audio to agent audio.
 *
 * <pre>
 * media ─► Listening (VAD, STT, turn taking) ─► inbox ─► session ─► Mind (dialogue, tools, retrieval)
 * media ◄─ playout ◄─ AgentTurn (clauses, TTS) ◄──────── session ◄─ inbox ◄─┘
 * </pre>
 *
 * <p>All state belongs to the session thread, which waits on the one inbox. The public methods are thread-safe and
 * return at once.
 */
public final class CallGraph {

    private static final Logger LOG = LoggerFactory.getLogger(CallGraph.class);
    private static final int INBOX_CAPACITY = 4_096;

    private final Begin begin;
    private final String callId;
    private final CallMedia media;
    private final CallEngines engines;
    private final CallConfig config;
    private final CallEvents events;
    private final BlockingQueue<CallInput> inbox = new LinkedBlockingQueue<>(INBOX_CAPACITY);
    private final CallTimeline timeline;
    private final Unfinished unfinished = new Unfinished();
    private final Listening listening;
    private final Mind mind;
    private final Rehearsal rehearsal;
    private final SilenceTimer silence = new SilenceTimer();
    private final SilenceTimer answerDue = new SilenceTimer();
    private final AgentVoice voice = new AgentVoice(this::open, this::mayStart, this::startsToSpeak);
    private final Consumer<String> onEnd;

    private @Nullable TurnStages answering;
    private @Nullable String overBecause;
    private Duration silenceLimit = Duration.ofSeconds(6);
    private Language replyLanguage = Language.HINDI;
    private boolean callerSpeaking;
    private boolean greeted;
    private boolean open = true;
    private long request;
    private long requestDone;
    private long staleUpTo;
    private int turns;
    private int typed;
    private int unclear;

    /**
     * How a call begins.
     *
     * @param resumeToken with which the caller may go on with the conversation if the line breaks
     * @param resumed true if the conversation goes on from a line that broke
     */
    public record Begin(String callId, String resumeToken, boolean resumed) {}

    private CallGraph(
            Begin begin,
            CallMedia media,
            CallEngines engines,
            Conversation conversation,
            CallEvents events,
            CallConfig config,
            Consumer<String> onEnd) {
        this.begin = begin;
        this.callId = begin.callId();
        this.media = media;
        this.engines = engines;
        this.config = config;
        this.events = events;
        this.onEnd = onEnd;
        this.timeline = new CallTimeline(media.isRealTime());
        this.listening = new Listening(begin.callId(), media, engines, config, timeline, unfinished, this::post);
        int rehearsals = media.isRealTime() ? config.pace().rehearsalsPerTurn() : 0;
        this.rehearsal = new Rehearsal(begin.callId(), conversation, engines.tts(), rehearsals);
        this.mind = new Mind(begin.callId(), conversation, unfinished, this::post);
    }

    /**
     * Starts a call on its own threads.
     *
     * @param begin which call, and whether it is new
     * @param events told of everything that happens, from {@code call.started} to {@code call.ended}
     * @param onEnd given the reason once, when the call is over and its conversation is at rest
     */
    public static CallGraph start(
            Begin begin,
            CallMedia media,
            CallEngines engines,
            Conversation conversation,
            CallEvents events,
            CallConfig config,
            Consumer<String> onEnd) {
        var call = new CallGraph(begin, media, engines, conversation, events, config, onEnd);
        call.listening.start();
        call.rehearsal.start();
        Thread.ofVirtual().name("session-" + begin.callId()).start(call::run);
        return call;
    }

    /** The caller typed instead of spoke. */
    public void say(String text) {
        post(new FromGateway.Typed(text));
    }

    /** Ends the call now. */
    public void hangUp(String reason) {
        post(new FromGateway.HangUp(reason));
    }

    /** Lets the sentence being spoken finish, then ends the call. */
    public void drain() {
        post(new FromGateway.Drain());
    }

    private void post(CallInput input) {
        unfinished.begin();
        if (!inbox.offer(input)) {
            unfinished.end();
            media.close("overloaded");
        }
    }

    @SuppressWarnings("CatchingUnchecked") // whatever fails here ends this call and no other
    private void run() {
        String reason = "failed";
        try {
            emit(new CallEvent.CallStarted(0, callId, begin.resumeToken()));
            while (open && (media.isOpen() || !inbox.isEmpty())) {
                step();
            }
            reason = overBecause == null ? media.closeReason() : overBecause;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.atError()
                    .setMessage("call failed")
                    .addKeyValue("exception", e.getClass().getName())
                    .addKeyValue("at", e.getStackTrace().length == 0 ? "" : e.getStackTrace()[0])
                    .log();
            emit(new CallEvent.Failed(nowMs(), "internal", "The call failed and was ended."));
        } finally {
            end(reason);
        }
    }

    private void end(String reason) {
        voice.stop().ifPresent(last -> emit(new CallEvent.AgentAudioStopped(nowMs(), last.id(), last.heard())));
        listening.stop();
        rehearsal.stop();
        mind.stop();
        media.close(reason);
        tellLastWords();
        emit(new CallEvent.CallEnded(nowMs(), reason));
        onEnd.accept(reason);
    }

    /** An utterance cut short by the end of the call still has its one final. */
    private void tellLastWords() {
        for (CallInput left = inbox.poll(); left != null; left = inbox.poll()) {
            if (left instanceof FromEars.Final(var id, var transcript, var _, var heard)) {
                emitFinal(id, transcript, heard.sttFinal().millis());
            }
        }
    }

    private void step() throws InterruptedException {
        CallInput input = inbox.poll(patience().toMillis(), TimeUnit.MILLISECONDS);
        switch (input) {
            case null -> onTime();
            case FromEars heard -> hear(heard);
            case FromMind thought -> think(thought);
            case FromMouth spoken -> speak(spoken);
            case FromGateway command -> obey(command);
        }
        if (input != null) {
            unfinished.end();
        }
    }

    private Duration patience() {
        if (!greeted) {
            return config.greetAfter();
        }
        MonotonicTime now = timeline.now();
        Duration untilDeadline =
                SilenceTimer.first(silence, answerDue).map(at -> at.since(now)).orElse(Duration.ofSeconds(1));
        return untilDeadline.isPositive() ? untilDeadline : Duration.ofMillis(1);
    }

    private void onTime() {
        MonotonicTime now = timeline.now();
        if (!greeted) {
            timeline.startWithoutAudio();
            greet();
        } else if (answerDue.expired(now)) {
            voice.say(Trouble.ONE_MOMENT.in(replyLanguage));
        } else if (silence.expired(now)) {
            answering = null;
            ask(new DialogueInput.NoInput());
        } else if (now.since(MonotonicTime.ZERO).compareTo(config.maxCall()) > 0) {
            finish("max_length");
        }
    }

    private void greet() {
        greeted = true;
        ask(begin.resumed() ? new DialogueInput.Resumed() : new DialogueInput.Started());
    }

    // Ears

    private void hear(FromEars heard) {
        switch (heard) {
            case FromEars.MediaStarted() -> {
                if (!greeted) {
                    greet();
                }
            }
            case FromEars.MediaEnded() -> open = false;
            case FromEars.TimePassed() -> onTime();
            case FromEars.SpeechStarted(var at) -> {
                callerSpeaking = true;
                silence.cancel();
                voice.duck(true);
                rehearsal.speech();
                emit(new CallEvent.SpeechStarted(at.millis()));
            }
            case FromEars.SpeechStopped(var at) -> {
                voice.duck(false);
                emit(new CallEvent.SpeechStopped(at.millis()));
                rehearsal.silence(mayRehearse(), voice.heldHeard());
            }
            case FromEars.Partial(var at, var id, var transcript) -> {
                emit(new CallEvent.PartialTranscript(at.millis(), id, transcript.text(), transcript.language()));
                rehearsal.heard(transcript, mayRehearse(), voice.heldHeard());
            }
            case FromEars.BargeIn(var at) -> hold(at);
            case FromEars.Broken() -> {
                emit(new CallEvent.Failed(nowMs(), "internal", "The call failed and was ended."));
                finish("failed");
            }
            case FromEars.Final said -> utteranceEnded(said);
            case FromEars.Failed(var component, var code) -> emit(new CallEvent.Degraded(nowMs(), component, code));
            case FromEars.Overloaded() -> {
                emit(new CallEvent.Degraded(nowMs(), "recognition", "overloaded"));
                interrupt(timeline.now());
                overBecause = "overloaded";
                voice.say(Trouble.OVERLOADED.in(replyLanguage));
            }
        }
    }

    /** True if nobody speaks and nothing is being thought about. */
    private boolean mayRehearse() {
        return (!voice.inSentence() || voice.heldHeard().isPresent()) && requestDone >= request && overBecause == null;
    }

    private void utteranceEnded(FromEars.Final said) {
        callerSpeaking = false;
        rehearsal.turnEnded();
        Transcript transcript = said.transcript();
        emitFinal(said.utteranceId(), transcript, said.heard().sttFinal().millis());
        String text = transcript.text().strip();
        boolean resume = Overlap.of(text, voice.asks(), said.heard().voiced(), config.noMatchAfter()) == Overlap.RESUME;
        boolean backchannel = voice.inSentence() && resume && !text.isEmpty();
        boolean nothing = resume && text.isEmpty();
        emit(new CallEvent.TurnEnded(
                said.heard().sttFinal().millis(), said.utteranceId(), backchannel ? "backchannel" : said.reason()));
        if (backchannel || nothing || overBecause != null) {
            if (overBecause == null) {
                voice.resume();
            }
            var _ = rehearsal.endTurn();
            waitIfIdle();
            return;
        }
        interrupt(timeline.now());
        answerDue.waitForCaller(timeline.now(), config.pace().answerWithin());
        answering = TurnStages.of(said);
        if (said.afterHold() && HoldRequest.isWhole(text)) {
            ask(new DialogueInput.NoInput());
        } else if (text.isEmpty() || transcript.confidence() < config.hearing().minConfidence()) {
            askAgain();
        } else {
            unclear = 0;
            ask(new DialogueInput.CallerSaid(transcript));
        }
    }

    /** After a few times in a row the caller is told that typing works too. */
    private void askAgain() {
        unclear++;
        if (unclear == config.hearing().typingAfter()) {
            emit(new CallEvent.Degraded(nowMs(), "recognition", "please_type"));
            voice.say(Trouble.PLEASE_TYPE.in(replyLanguage));
        }
        ask(new DialogueInput.NoMatch());
    }

    /** The agent falls silent at once, but for a goodbye; what it was saying is kept until the words over it are known. */
    private void hold(MonotonicTime at) {
        if (overBecause == null) {
            voice.hold(at).forEach(later -> emit(new CallEvent.AgentAudioStopped(at.millis(), later.id(), "")));
        }
    }

    private void emitFinal(String utteranceId, Transcript transcript, long atMs) {
        emit(new CallEvent.FinalTranscript(
                atMs, utteranceId, transcript.text(), transcript.language(), transcript.confidence()));
    }

    /** Barge-in: the agent stops and forgets what it had not said; a goodbye is not cut short. */
    private void interrupt(MonotonicTime at) {
        if (overBecause != null) {
            return;
        }
        staleUpTo = request;
        voice.giveUp(at).ifPresent(cut -> {
            emit(new CallEvent.AgentInterrupted(cut.at().millis(), cut.turn().id()));
            mind.submit(++request, new DialogueInput.Interrupted(cut.turn().heard()));
        });
    }

    // Mind

    private void ask(DialogueInput input) {
        silence.cancel();
        mind.submit(++request, input);
    }

    private void think(FromMind thought) {
        switch (thought) {
            case FromMind.Said(long number, var say) -> {
                if (number > staleUpTo) {
                    voice.say(say);
                }
            }
            case FromMind.ToolCalled(long _, var call) ->
                emit(new CallEvent.ToolCalled(nowMs(), call.id(), call.name(), call.arguments()));
            case FromMind.ToolFinished(long _, var outcome) ->
                emit(new CallEvent.ToolFinished(
                        nowMs(), outcome.request().id(), outcome.request().name(), outcome.ok(), outcome.result()));
            case FromMind.KnowledgeFound(long _, var query, var articles, var effort) -> {
                if (answering != null) {
                    answering.lookedUp(timeline.now(), effort);
                }
                emit(new CallEvent.KnowledgeFound(nowMs(), query, articles));
            }
            case FromMind.StateChanged(long _, var change) ->
                emit(new CallEvent.StateChanged(nowMs(), change.from(), change.to(), change.slots()));
            case FromMind.CallOver(long _, var reason) -> overBecause = reason;
            case FromMind.Degraded(long _, var component, var reason) ->
                emit(new CallEvent.Degraded(nowMs(), component, reason));
            case FromMind.Done(long number, var view) -> {
                requestDone = number;
                silenceLimit = view.silenceLimit();
                replyLanguage = view.language();
                voice.startNext();
                waitIfIdle();
                rehearsal.prepare();
            }
            case FromMind.Failed(long _) -> {
                emit(new CallEvent.Failed(nowMs(), "internal", "The conversation failed and the call was ended."));
                finish("failed");
            }
        }
    }

    private AgentTurn open(Say say) {
        turns++;
        var ready = Rehearsal.first(say).flatMap(rehearsal::take);
        var turn =
                new AgentTurn("a" + turns, say, ready, engines.tts(), openPlayout(), timeline, unfinished, this::post);
        if (answering != null && answering.firstToken == null) {
            answering.firstToken = timeline.now();
        }
        emit(new CallEvent.AgentText(nowMs(), turn.id(), say.text(), say.language(), say.askedSlot()));
        listening.expect(say.askedSlot(), say.language());
        return turn;
    }

    private CallMedia.Playout openPlayout() {
        var playout = media.openPlayout();
        return config.pace().serial() ? new WholePlayout(playout) : playout;
    }

    // Mouth

    private boolean mayStart() {
        return !config.pace().serial() || requestDone >= request;
    }

    private void startsToSpeak(AgentTurn turn) {
        silence.cancel();
        answerDue.cancel();
        listening.follow(turn);
        listening.agentSpeaking(true);
    }

    private void speak(FromMouth spoken) {
        switch (spoken) {
            case FromMouth.FirstAudible(var turn, var at) -> {
                emit(new CallEvent.AgentAudioStarted(at.millis(), turn.id()));
                if (answering != null) {
                    long dropped = media.stats().framesDropped();
                    var stages = answering.record(callId, turn, at, rehearsal.endTurn(), dropped);
                    emit(new CallEvent.TurnMetrics(nowMs(), stages));
                    answering = null;
                }
            }
            case FromMouth.Ended(var turn, var at) -> {
                emit(new CallEvent.AgentAudioStopped(at.millis(), turn.id(), turn.heard()));
                voice.ended();
                listening.agentSpeaking(voice.hasNext());
                voice.startNext();
                waitIfIdle();
            }
            case FromMouth.Failed(var _, var code) -> emit(new CallEvent.Degraded(nowMs(), "synthesis", code));
        }
    }

    /** Nobody speaks and nothing is being prepared: hang up if the conversation is over, else wait for the caller. */
    private void waitIfIdle() {
        if (!voice.isIdle() || requestDone < request) {
            return;
        }
        if (overBecause != null) {
            open = false;
        } else if (!callerSpeaking) {
            silence.waitForCaller(timeline.now(), silenceLimit);
        }
    }

    // Gateway

    private void obey(FromGateway command) {
        switch (command) {
            case FromGateway.Typed(var text) -> {
                typed++;
                unclear = 0;
                String utteranceId = "t" + typed;
                var transcript = Transcript.typed(text, LanguageRule.of(text).orElse(replyLanguage));
                interrupt(timeline.now());
                emitFinal(utteranceId, transcript, nowMs());
                emit(new CallEvent.TurnEnded(nowMs(), utteranceId, "typed"));
                answering = new TurnStages(utteranceId, transcript);
                answering.sttFinal = timeline.now();
                ask(new DialogueInput.CallerSaid(transcript));
            }
            case FromGateway.HangUp(var reason) -> finish(reason);
            case FromGateway.Drain() -> {
                overBecause = "server_shutdown";
                waitIfIdle();
            }
        }
    }

    private void finish(String reason) {
        overBecause = reason;
        open = false;
    }

    private long nowMs() {
        return timeline.now().millis();
    }

    private void emit(CallEvent event) {
        events.emit(event);
    }
}

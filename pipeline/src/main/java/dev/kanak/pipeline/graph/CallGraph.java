package dev.kanak.pipeline.graph;

import dev.kanak.core.dialogue.DialogueAction.Say;
import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.event.CallEvent;
import dev.kanak.core.event.CallEvents;
import dev.kanak.core.port.CallMedia;
import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.Transcript;
import dev.kanak.core.time.MonotonicTime;
import dev.kanak.pipeline.conversation.Conversation;
import dev.kanak.pipeline.graph.CallInput.FromEars;
import dev.kanak.pipeline.graph.CallInput.FromGateway;
import dev.kanak.pipeline.graph.CallInput.FromMind;
import dev.kanak.pipeline.graph.CallInput.FromMouth;
import dev.kanak.pipeline.turn.HoldRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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

    private final Begin begin;
    private final CallMedia media;
    private final CallConfig config;
    private final Inbox inbox;
    private final CallTimeline timeline;
    private final CallReport report;
    private final Unfinished unfinished = new Unfinished();
    private final Listening listening;
    private final Mind mind;
    private final Rehearsal rehearsal;
    private final EarlyEnd earlyEnd = new EarlyEnd();
    private final Waits waits;
    private final Answering answering;
    private final Thinking thinking = new Thinking();
    private final AgentTurns turns;
    private final Typing typing = new Typing();
    private final AgentVoice voice = new AgentVoice(this::open, this::mayStart, this::startsToSpeak, this::dropped);
    private final Consumer<String> onEnd;

    private @Nullable String overBecause;
    private Duration silenceLimit = Duration.ofSeconds(6);
    private Language replyLanguage = Language.HINDI;
    private boolean greeted;
    private boolean open = true;
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
        this.media = media;
        this.config = config;
        this.onEnd = onEnd;
        this.inbox = new Inbox(unfinished, () -> media.close("overloaded"));
        this.timeline = new CallTimeline(media.isRealTime());
        this.report = new CallReport(events, timeline);
        this.listening = new Listening(begin.callId(), media, engines, config, timeline, unfinished, inbox);
        int rehearsals = media.isRealTime() ? config.pace().rehearsalsPerTurn() : 0;
        this.rehearsal = new Rehearsal(begin.callId(), conversation, engines.tts(), rehearsals);
        this.waits = new Waits(config.pace());
        this.answering = new Answering(begin.callId(), media, timeline, rehearsal, report);
        this.mind = new Mind(begin.callId(), conversation, unfinished, inbox);
        this.turns = new AgentTurns(media, engines.tts(), config.pace().serial(), timeline, unfinished, inbox);
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
        inbox.accept(new FromGateway.Typed(text));
    }

    /** Ends the call now. */
    public void hangUp(String reason) {
        inbox.accept(new FromGateway.HangUp(reason));
    }

    /** Lets the sentence being spoken finish, then ends the call. */
    public void drain() {
        inbox.accept(new FromGateway.Drain());
    }

    @SuppressWarnings("CatchingUnchecked") // whatever fails here ends this call and no other
    private void run() {
        String reason = "failed";
        try {
            report.begins(begin, mind.atRest());
            while (open && (media.isOpen() || !inbox.isEmpty())) {
                step();
            }
            reason = overBecause == null ? media.closeReason() : overBecause;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            CallReport.log("call failed", e);
            report.failed("The call failed and was ended.");
        } finally {
            end(reason);
        }
    }

    private void end(String reason) {
        Optional<AgentTurn> last = voice.stop();
        MonotonicTime at = timeline.now();
        listening.stop();
        rehearsal.stop();
        mind.stop();
        media.close(reason);
        inbox.drain(report::lastWord);
        last.ifPresent(turn -> report.stopped(turn, at));
        report.tell(new CallEvent.CallEnded(report.nowMs(), reason));
        onEnd.accept(reason);
    }

    private void step() throws InterruptedException {
        CallInput input = inbox.take(greeted ? waits.untilNext(timeline.now()) : config.greetAfter());
        switch (input) {
            case null -> onTime();
            case FromEars heard -> hear(heard);
            case FromMind thought -> think(thought);
            case FromMouth spoken -> speak(spoken);
            case FromGateway command -> obey(command);
        }
        if (input != null) {
            inbox.done();
        }
    }

    private void onTime() {
        MonotonicTime now = timeline.now();
        if (!greeted) {
            timeline.startWithoutAudio();
            greet();
        } else if (now.since(MonotonicTime.ZERO).compareTo(config.maxCall()) > 0) {
            finish("max_length");
        } else {
            waits.agentRunsDry(voice.runsDry(), voice.given(), now);
            waits.over(now).ifPresent(this::waitIsOver);
        }
    }

    private void waitIsOver(Waits.Over wait) {
        switch (wait) {
            case ANSWER, VOICE -> {
                replaced(voice.replaceHanging());
                sayMeanwhile(Trouble.ONE_MOMENT.in(replyLanguage));
            }
            case THINKING -> sayMeanwhile(thinking.next(replyLanguage));
            case CALLER -> {
                answering.drop();
                ask(new DialogueInput.NoInput());
            }
        }
    }

    /** In place of a sentence that gave no sound, or no more, something else is said. */
    private void replaced(Optional<AgentVoice.Replaced> silent) {
        silent.ifPresent(_ -> report.degraded("synthesis", "silent"));
        silent.flatMap(AgentVoice.Replaced::heard)
                .filter(_ -> overBecause == null)
                .ifPresent(this::tellInterrupted);
    }

    /** Says something while the answer is being made, unless the caller is speaking or the agent is. */
    private void sayMeanwhile(Say say) {
        if (!earlyEnd.goesOn() && voice.isIdle() && !mind.isDone()) {
            voice.say(say);
        }
    }

    private void greet() {
        if (!greeted) {
            greeted = true;
            ask(begin.resumed() ? new DialogueInput.Resumed() : new DialogueInput.Started());
        }
    }

    // Ears

    private void hear(FromEars heard) {
        report.hears(heard);
        switch (heard) {
            case FromEars.MediaStarted() -> greet();
            case FromEars.MediaEnded() -> open = false;
            case FromEars.TimePassed() -> onTime();
            case FromEars.SpeechStarted(var _, var voicedAt) -> {
                waits.callerSpeaks(voicedAt);
                voice.duck(true);
                rehearsal.speech();
            }
            case FromEars.SpeechStopped _ -> {
                voice.duck(false);
                rehearsal.silence(mayRehearse(), voice.heldHeard());
            }
            case FromEars.Lull(boolean begins) -> {
                if (begins) {
                    rehearsal.pause();
                } else {
                    rehearsal.speech();
                }
            }
            case FromEars.Candidate(boolean begins) -> voice.hush(begins);
            case FromEars.Partial(var _, var _, var transcript) ->
                rehearsal.heard(transcript, mayRehearse(), voice.heldHeard());
            case FromEars.BargeIn(var at) -> hold(at);
            case FromEars.WentOn(var at, var id, var before) -> goesOn(at, id, before);
            case FromEars.Broken() -> finish("failed");
            case FromEars.Final said -> utteranceEnded(said);
            case FromEars.Failed _ -> {}
            case FromEars.Overloaded() -> {
                waits.callerHasSpoken(timeline.now());
                giveUp(timeline.now()).ifPresent(this::tellInterrupted);
                overBecause = "overloaded";
                voice.say(Trouble.OVERLOADED.in(replyLanguage));
            }
        }
    }

    /** True if nobody speaks and nothing is being thought about. */
    private boolean mayRehearse() {
        return (!voice.inSentence() || voice.heldHeard().isPresent()) && mind.isDone() && overBecause == null;
    }

    /** The caller had not finished: what answers them falls silent or does not begin, until the rest is known. */
    private void goesOn(MonotonicTime at, String utteranceId, String before) {
        hold(at);
        Optional<Transcript> begun = overBecause == null ? earlyEnd.goOn(before) : Optional.empty();
        begun.ifPresent(first -> {
            rehearsal.goOn(first);
            report.tell(new CallEvent.TurnResumed(at.millis(), utteranceId));
        });
    }

    private void utteranceEnded(FromEars.Final said) {
        if (!said.isCut()) {
            waits.callerHasSpoken(said.heard().speechEnd());
        }
        rehearsal.turnEnded();
        var meaning = Meaning.of(said, voice, earlyEnd.goesOn(), config);
        report.tell(new CallEvent.TurnEnded(
                said.heard().sttFinal().millis(),
                said.utteranceId(),
                meaning.assent() ? "backchannel" : said.reason()));
        if (meaning.letsGoOn() || overBecause != null) {
            resume();
        } else {
            answer(said);
        }
    }

    private void resume() {
        boolean waiting = earlyEnd.goesOn();
        earlyEnd.forget();
        if (overBecause == null) {
            voice.resume();
        }
        if (waiting && !mind.isDone()) {
            waits.forAnswer(timeline.now());
        }
        rehearsal.drop();
        waitIfIdle();
    }

    private void answer(FromEars.Final said) {
        Transcript rest = said.transcript();
        Optional<Transcript> whole = earlyEnd.whole(rest);
        earlyEnd.forget();
        Optional<String> heard = giveUp(timeline.now());
        waits.forAnswer(timeline.now());
        answering.begin(TurnStages.of(said));
        if (whole.isPresent()) {
            unclear = 0;
            earlyEnd.answered(said.utteranceId(), whole.get());
            waits.callerIsNotWaitedFor();
            mind.goOn(heard.orElse(""), whole.get(), rest);
            return;
        }
        heard.ifPresent(this::tellInterrupted);
        if (said.afterHold() && HoldRequest.isWhole(rest.text())) {
            ask(new DialogueInput.NoInput());
        } else if (Meaning.isUnderstood(rest, config.hearing())) {
            unclear = 0;
            earlyEnd.answered(said.utteranceId(), rest);
            ask(new DialogueInput.CallerSaid(rest));
        } else {
            askAgain(rest);
        }
    }

    private void tellInterrupted(String heard) {
        mind.submit(new DialogueInput.Interrupted(heard));
    }

    /** After a few times in a row the caller is told that typing works too. */
    private void askAgain(Transcript unclearly) {
        unclear++;
        if (unclear == config.hearing().typingAfter()) {
            report.degraded("recognition", "please_type");
            voice.say(Trouble.PLEASE_TYPE.in(replyLanguage));
        }
        ask(Meaning.ofUnclear(unclearly, config.hearing()));
    }

    /** The agent falls silent at once, but for a goodbye; what it was saying is kept until the words over it are known. */
    private void hold(MonotonicTime at) {
        if (overBecause == null) {
            voice.hold(at);
        }
    }

    /** The agent stops, but for a goodbye, and forgets what it had not said; gives the words that were heard of what it was saying. */
    private Optional<String> giveUp(MonotonicTime at) {
        if (overBecause != null) {
            return Optional.empty();
        }
        mind.drop();
        Optional<AgentVoice.Cut> cut = voice.giveUp(at);
        cut.ifPresent(report::interrupted);
        Optional<AgentTurn> turn = cut.map(AgentVoice.Cut::turn).filter(said -> !Thinking.is(said.say()));
        turn.map(AgentTurn::heard).ifPresent(answering::cutOff);
        return turn.map(AgentTurn::heardInAll);
    }

    // Mind

    private void ask(DialogueInput input) {
        waits.callerIsNotWaitedFor();
        mind.submit(input);
    }

    private void think(FromMind thought) {
        switch (thought) {
            case FromMind.Said(long number, var say) -> {
                if (!mind.isDropped(number)) {
                    voice.say(say);
                }
            }
            case FromMind.ToolCalled _, FromMind.ToolFinished _, FromMind.StateChanged _, FromMind.Degraded _ ->
                report.does(thought);
            case FromMind.KnowledgeFound(long _, var _, var articles, var effort) -> {
                answering.lookedUp(articles, effort);
                report.does(thought);
            }
            case FromMind.CallOver(long _, var reason) -> overBecause = reason;
            case FromMind.Done(long number, var view) -> {
                mind.done(number);
                silenceLimit = view.silenceLimit();
                replyLanguage = view.language();
                voice.startNext();
                waitIfIdle();
                rehearsal.prepare();
            }
            case FromMind.Failed(long _) -> {
                report.does(thought);
                finish("failed");
            }
        }
    }

    private AgentTurn open(Say say) {
        AgentTurn turn = turns.open(say, Rehearsal.first(say).flatMap(rehearsal::take));
        report.opened(turn);
        if (Thinking.is(say)) {
            return turn;
        }
        answering.worded();
        listening.expect(say.askedSlot(), say.language(), say.rate() < 1);
        return turn;
    }

    // Mouth

    private boolean mayStart() {
        boolean callerGoesOn = waits.isCallerSpeaking() && earlyEnd.goesOn();
        return !callerGoesOn && (!config.pace().serial() || mind.isDone());
    }

    private void startsToSpeak(AgentTurn turn) {
        waits.agentBegins(timeline.now());
        listening.follow(turn);
        listening.agentSpeaking(true);
    }

    private void dropped(AgentTurn turn) {
        report.stopped(turn, timeline.now());
    }

    private void speak(FromMouth spoken) {
        switch (spoken) {
            case FromMouth.FirstAudible(var turn, var at) -> {
                report.sounds(turn, at);
                if (voice.sounds(turn)) {
                    waits.agentSounds(!Thinking.is(turn.say()));
                    answering.sounds(turn, at);
                }
            }
            case FromMouth.Ended(var turn, var at) -> {
                report.stopped(turn, at);
                replaced(media.isOpen() ? voice.replaceMute() : Optional.empty());
                waits.agentEnds();
                voice.ended();
                if (turn.isMissed() && overBecause == null) {
                    tellInterrupted(turn.heardInAll());
                }
                listening.agentSpeaking(voice.hasNext());
                voice.startNext();
                waitIfIdle();
            }
            case FromMouth.Failed(var _, var code) -> report.degraded("synthesis", code);
        }
    }

    /** Nobody speaks and nothing is being prepared: hang up if the conversation is over, else wait for the caller. */
    private void waitIfIdle() {
        if (!voice.isIdle() || !mind.isDone()) {
            return;
        }
        if (overBecause != null) {
            open = false;
        } else if (!waits.isCallerSpeaking()) {
            waits.forCaller(timeline.now(), silenceLimit);
        }
    }

    // Gateway

    private void obey(FromGateway command) {
        switch (command) {
            case FromGateway.Typed(var text) -> {
                unclear = 0;
                Typing.Turn turn = typing.next(text, replyLanguage);
                giveUp(timeline.now()).ifPresent(this::tellInterrupted);
                earlyEnd.forget();
                report.typed(turn);
                waits.forAnswer(timeline.now());
                answering.begin(TurnStages.typed(turn.utteranceId(), turn.transcript(), timeline.now()));
                ask(new DialogueInput.CallerSaid(turn.transcript()));
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
}

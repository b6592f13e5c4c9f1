package dev.kanak.pipeline.graph;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.port.CallMedia;
import dev.kanak.core.port.SpeechToText;
import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.RecognitionContext;
import dev.kanak.core.speech.Transcript;
import dev.kanak.core.time.MonotonicTime;
import dev.kanak.pipeline.graph.CallInput.FromEars;
import dev.kanak.pipeline.graph.CallInput.Heard;
import dev.kanak.pipeline.turn.AnswerKind;
import dev.kanak.pipeline.turn.TurnAction;
import dev.kanak.pipeline.turn.TurnDetector;
import dev.kanak.pipeline.turn.TurnInput;
import dev.kanak.pipeline.turn.TurnSoFar;
import dev.kanak.pipeline.vad.Lull;
import dev.kanak.pipeline.vad.VoiceActivity;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A call's ears, on one virtual thread that never waits for the reply: caller audio through voice activity, recognition
 * and turn taking. One utterance lasts from the first voiced sample to the end of the turn, pauses included, and has one
 * final transcript: segments that a pause separates are one utterance as long as the pause is shorter than the end of turn.
 */
final class Listening {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(1);
    private static final Duration LAST_WORDS = Duration.ofMillis(400);
    private static final double UNSURE = 0.5;
    /** Of a last sound, after its last voiced sample. */
    private static final Duration FADING = Duration.ofMillis(60);

    private static final Duration POLL = Duration.ofMillis(40);

    private final CallMedia media;
    private final CallEngines engines;
    private final HearingConfig config;
    private final CallTimeline timeline;
    private final Unfinished unfinished;
    private final Consumer<CallInput> inbox;
    private final VoiceActivity voiceActivity;
    private final OwnVoice ownVoice;
    private final TurnDetector turns;
    private final Thread thread;
    private final Finisher finisher;
    private final BacklogWatch backlog;
    private final UtteranceLedger ledger = new UtteranceLedger();
    private final ReentrantLock ledgerLock = new ReentrantLock();
    private volatile RecognitionContext expected = RecognitionContext.NONE;
    private volatile boolean slowCaller;
    private final AtomicBoolean agentSpoke = new AtomicBoolean();
    private volatile boolean agentSpeaking;
    private boolean agentSpeakingSeen;
    private boolean started;
    private final Lull lull = new Lull();
    private boolean candidate;
    /** What came before belongs to the utterance that is over, and must not be heard twice. */
    private MonotonicTime heardUntil = MonotonicTime.ZERO;

    private volatile String lastWords = "";

    /** The utterance that ended last. */
    private String lastEnded = "";

    private @Nullable Utterance current;

    Listening(
            String callId,
            CallMedia media,
            CallEngines engines,
            CallConfig config,
            CallTimeline timeline,
            Unfinished unfinished,
            Consumer<CallInput> inbox) {
        this.media = media;
        this.engines = engines;
        this.config = config.hearing();
        this.ownVoice = new OwnVoice(engines.tts().sampleRateHz());
        this.turns = new TurnDetector(config.turn());
        this.timeline = timeline;
        this.unfinished = unfinished;
        this.inbox = inbox;
        this.voiceActivity = engines.vad().get();
        this.finisher = new Finisher(callId, unfinished, () -> trouble("internal"));
        this.backlog = new BacklogWatch(callId, media, timeline, inbox);
        this.thread = Thread.ofVirtual().name("listening-" + callId).unstarted(this::run);
    }

    void start() {
        finisher.start();
        backlog.start();
        thread.start();
    }

    /** Ends it and waits until its last words are in the inbox. */
    void stop() {
        thread.interrupt();
        try {
            thread.join(STOP_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells turn taking whether the agent's voice is out; seen at the next frame. Any thread. */
    void agentSpeaking(boolean speaking) {
        if (speaking) {
            agentSpoke.set(true);
        }
        agentSpeaking = speaking;
    }

    /** Tells which turn of the agent sounds, so that it is known again if it comes back over the line. Any thread. */
    void follow(AgentTurn turn) {
        ownVoice.follow(turn);
    }

    /**
     * Tells what the agent has asked for and in which language; holds from the next utterance on. Any thread.
     *
     * @param slow true for a caller to whom the agent speaks slowly
     */
    void expect(Optional<String> askedSlot, Language language, boolean slow) {
        expected = new RecognitionContext(askedSlot, Optional.of(language));
        slowCaller = slow;
    }

    @SuppressWarnings("CatchingUnchecked") // whatever fails here ends this call and no other
    private void run() {
        try {
            while (media.isOpen()) {
                var frame = receive();
                if (frame.isPresent()) {
                    hear(ownVoice.without(timeline.place(frame.get())));
                } else {
                    act(turns.onTime(timeline.now()));
                }
                if (!media.isRealTime()) {
                    inbox.accept(new FromEars.TimePassed());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            CallReport.log("listening failed", e);
            inbox.accept(new FromEars.Broken());
        } finally {
            backlog.stop();
            abandonLast();
            finisher.stop(LAST_WORDS);
            tellLastWords();
            inbox.accept(new FromEars.MediaEnded());
        }
    }

    private Optional<AudioFrame> receive() throws InterruptedException {
        if (media.isRealTime()) {
            return media.receive(POLL);
        }
        if (current != null) {
            current.stt.catchUp();
        }
        unfinished.awaitRest();
        var frame = media.receive(POLL);
        unfinished.awaitRest();
        return frame;
    }

    /** Whoever has had no final by now gets what was recognised so far. */
    private void tellLastWords() {
        MonotonicTime now = timeline.now();
        withLedger(UtteranceLedger::hangUp)
                .forEach((id, soFar) -> inbox.accept(
                        new FromEars.Final(id, soFar, silence(), new Heard(now, now, now, Duration.ZERO))));
    }

    private <T> T withLedger(Function<UtteranceLedger, T> use) {
        ledgerLock.lock();
        try {
            return use.apply(ledger);
        } finally {
            ledgerLock.unlock();
        }
    }

    private static String silence() {
        return TurnAction.Reason.SILENCE.name().toLowerCase(Locale.ROOT);
    }

    private void hear(AudioFrame frame) throws InterruptedException {
        if (!started) {
            started = true;
            inbox.accept(new FromEars.MediaStarted());
        }
        seeAgent(agentSpoke.getAndSet(false) || agentSpeaking, frame.end());
        seeAgent(agentSpeaking, frame.end());
        try {
            recognise(frame);
        } catch (SpeechException e) {
            inbox.accept(new FromEars.Failed("recognition", e.code()));
            abandonUtterance();
            turns.reset();
        }
        if (!mayHaveResumed()) {
            act(turns.onTime(frame.end()));
        }
    }

    private void seeAgent(boolean speaking, MonotonicTime now) throws InterruptedException {
        if (speaking != agentSpeakingSeen) {
            agentSpeakingSeen = speaking;
            act(turns.on(new TurnInput.AgentSpeaking(speaking), now));
        }
    }

    /** True while the newest audio sounds like speech but is too short to count: a turn must not end in that moment. */
    private boolean mayHaveResumed() {
        return voiceActivity.voiced() && !voiceActivity.speaking();
    }

    private void recognise(AudioFrame frame) throws InterruptedException {
        boolean continuing = current != null;
        for (VoiceActivity.Decision decision : voiceActivity.push(frame)) {
            switch (decision) {
                case VoiceActivity.Decision.SpeechStarted(var at, var voicedAt, var preRoll) -> {
                    inbox.accept(new FromEars.SpeechStarted(at, voicedAt));
                    speechStarted(voicedAt, preRoll, frame.end());
                }
                case VoiceActivity.Decision.SpeechStopped(var at, var voicedUntil) -> {
                    inbox.accept(new FromEars.SpeechStopped(at));
                    speechStopped(voicedUntil, frame.end());
                }
            }
        }
        boolean spoken = voiceActivity.speaking();
        Lull.Change change = lull.on(voiceActivity.faint(), frame.end());
        if (current != null) {
            change.tell(current.stt, spoken);
        }
        if (continuing && current != null) {
            push(frame, frame.end());
        }
        tellSigns(change, spoken);
    }

    /** Tells of what is not yet sure to be the begin or the end of speech. */
    private void tellSigns(Lull.Change change, boolean spoken) {
        if (spoken && change != Lull.Change.NONE) {
            inbox.accept(new FromEars.Lull(change == Lull.Change.BEGAN));
        }
        boolean begins = agentSpeakingSeen && voiceActivity.mayBeStarting();
        if (begins != candidate) {
            candidate = begins;
            inbox.accept(new FromEars.Candidate(begins));
        }
    }

    private void speechStarted(MonotonicTime at, List<AudioFrame> preRoll, MonotonicTime now)
            throws InterruptedException {
        if (current == null) {
            var id = withLedger(UtteranceLedger::open);
            if (id.isEmpty()) {
                return;
            }
            current = new Utterance(id.get(), engines.stt().open(expected), at);
            for (AudioFrame earlier : preRoll) {
                if (!earlier.capturedAt().isBefore(heardUntil)) {
                    push(earlier, now);
                }
            }
        }
        act(turns.on(new TurnInput.SpeechStarted(at), now));
    }

    private void speechStopped(MonotonicTime at, MonotonicTime now) throws InterruptedException {
        if (current != null) {
            current.voicedUntil = at;
            current.stt.ending();
            var asked = AnswerKind.to(expected.askedSlot());
            act(turns.on(new TurnInput.SpeechStopped(at, completeness(current), asked, slowCaller), now));
        }
    }

    private double completeness(Utterance utterance) throws InterruptedException {
        try {
            var spoken =
                    utterance.soFar.text().isEmpty() ? expected.language() : Optional.of(utterance.soFar.language());
            return engines.endOfTurn()
                    .probabilityComplete(new TurnSoFar(
                            utterance.wholeText(),
                            new RecognitionContext(expected.askedSlot(), spoken),
                            utterance.audio.samples()));
        } catch (SpeechException e) {
            inbox.accept(new FromEars.Failed("end_of_turn", e.code()));
            return UNSURE;
        }
    }

    private void push(AudioFrame frame, MonotonicTime now) throws InterruptedException {
        var utterance = current;
        if (utterance == null) {
            return;
        }
        utterance.audio.add(frame);
        var partial = utterance.stt.push(frame);
        if (partial.isPresent() && withLedger(book -> book.partial(utterance.id, partial.get()))) {
            utterance.text = partial.get().text();
            utterance.soFar = partial.get();
            inbox.accept(new FromEars.Partial(now, utterance.id, partial.get()));
            var completeness =
                    voiceActivity.speaking() ? OptionalDouble.empty() : OptionalDouble.of(completeness(utterance));
            act(turns.on(new TurnInput.PartialTranscript(utterance.text, completeness), now));
        }
        if (utterance.isFull(frame, config)) {
            turns.reset();
            endUtterance(TurnAction.Reason.MAX_LENGTH);
        }
    }

    private void act(List<TurnAction> actions) throws InterruptedException {
        for (TurnAction action : actions) {
            switch (action) {
                case TurnAction.StopSpeaking() -> inbox.accept(new FromEars.BargeIn(timeline.now()));
                case TurnAction.GoOn() -> {
                    if (current != null) {
                        current.before = lastWords;
                        inbox.accept(new FromEars.WentOn(timeline.now(), current.id, lastEnded));
                    }
                }
                case TurnAction.EndTurn(var reason) -> endUtterance(reason);
            }
        }
    }

    private void endUtterance(TurnAction.Reason reason) throws InterruptedException {
        var utterance = current;
        if (utterance == null) {
            return;
        }
        MonotonicTime endpoint = timeline.now();
        MonotonicTime speechEnd = utterance.speechEnd(endpoint, voiceActivity.speaking());
        heardUntil = speechEnd.plus(FADING);
        current = null;
        ended(utterance);
        boolean _ = withLedger(book -> book.end(utterance.id));
        finisher.submit(
                () -> {
                    Optional<Transcript> whole = HeardWithin.finish(utterance.stt, config, this::trouble);
                    tellFinal(utterance, whole, reason, new End(speechEnd, endpoint));
                },
                utterance.stt::close);
        if (voiceActivity.speaking()) {
            speechStarted(endpoint, List.of(), endpoint);
        }
    }

    /** Until its final is told, what was recognised so far stands for the words of an utterance. */
    private void ended(Utterance utterance) {
        lastEnded = utterance.id;
        lastWords = utterance.wholeText();
    }

    private void trouble(String code) {
        inbox.accept(new FromEars.Failed("recognition", code));
    }

    private void tellFinal(Utterance utterance, Optional<Transcript> whole, TurnAction.Reason reason, End end) {
        Transcript transcript = whole.orElseGet(() -> withLedger(book -> book.soFar(utterance.id)));
        lastWords = (utterance.before + " " + transcript.text()).strip();
        if (withLedger(book -> book.tell(utterance.id))) {
            var heard = new Heard(end.speech, end.point, timeline.now(), end.speech.since(utterance.startedAt));
            String why = reason.name().toLowerCase(Locale.ROOT);
            inbox.accept(new FromEars.Final(utterance.id, transcript, why, heard));
        }
    }

    /** Ends an utterance that cannot be heard to its end: its final is what was recognised so far. */
    private void abandonUtterance() throws InterruptedException {
        var utterance = current;
        if (utterance != null) {
            current = null;
            ended(utterance);
            utterance.stt.close();
            MonotonicTime now = timeline.now();
            var end = new End(utterance.speechEnd(now, voiceActivity.speaking()), now);
            finisher.submit(() -> tellFinal(utterance, Optional.empty(), TurnAction.Reason.SILENCE, end), () -> {});
        }
    }

    private void abandonLast() {
        try {
            abandonUtterance();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** When an utterance's last voiced sample came, and when its turn was taken to be over. */
    private record End(MonotonicTime speech, MonotonicTime point) {}

    private static final class Utterance {

        final String id;
        final SpeechToText.Utterance stt;
        final MonotonicTime startedAt;

        @Nullable
        MonotonicTime voicedUntil;

        final TailAudio audio = new TailAudio(TurnSoFar.AUDIO_SAMPLES);
        /** Words of the turn before this utterance. */
        volatile String before = "";

        String text = "";
        Transcript soFar = new Transcript("", Language.HINDI, 0);
        private long samples;

        Utterance(String id, SpeechToText.Utterance stt, MonotonicTime startedAt) {
            this.id = id;
            this.stt = stt;
            this.startedAt = startedAt;
        }

        String wholeText() {
            return (before + " " + text).strip();
        }

        MonotonicTime speechEnd(MonotonicTime endpoint, boolean speaking) {
            MonotonicTime voiced = voicedUntil;
            return voiced == null || speaking ? endpoint : voiced;
        }

        /** Counts a frame; true if no more fits. */
        boolean isFull(AudioFrame frame, HearingConfig limits) {
            samples += frame.samples().length;
            return samples >= limits.maxUtterance().toMillis() * frame.sampleRateHz() / 1_000
                    || samples * Short.BYTES >= limits.maxUtteranceBytes();
        }
    }
}

package dev.kanak.server.metrics;

import dev.kanak.core.event.CallEvent;
import dev.kanak.core.event.CallEvents;
import dev.kanak.core.event.TurnRecord;
import dev.kanak.core.port.CallMedia;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/** What is counted and timed of calls and their turns. Thread-safe. */
public final class CallMetrics {

    private final MeterRegistry registry;
    private final Counter started;
    private final AtomicLong droppedByEnded = new AtomicLong();
    private final AtomicLong droppedSoFar = new AtomicLong();
    private volatile LongSupplier droppedByOpen = () -> 0;
    private final Timer duration;
    private final Timer voiceToVoice;

    CallMetrics(MeterRegistry registry) {
        this.registry = registry;
        started = counter("voice.calls.started", "calls answered");
        duration = Timer.builder("voice.calls.duration")
                .description("length of calls")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofSeconds(1))
                .maximumExpectedValue(Duration.ofHours(1))
                .register(registry);
        voiceToVoice = stage("voice.turn.voice_to_voice", "end of caller speech to first audible agent sample sent");
    }

    /** Reports the number of open calls whenever it is asked for. */
    public void watchOpen(IntSupplier open) {
        Gauge.builder("voice.calls.open", open::getAsInt)
                .description("calls open now")
                .strongReference(true)
                .register(registry);
    }

    /**
     * Counts the frames that open calls drop while they do; read at every scrape.
     *
     * @param open frames that the calls open now have dropped so far
     */
    public void watchDropped(LongSupplier open) {
        droppedByOpen = open;
        FunctionCounter.builder("frames.dropped", this, CallMetrics::dropped)
                .description("caller audio frames dropped because a call lagged")
                .register(registry);
    }

    /** Never less than before: a call that is ending may for a moment be neither open nor ended. */
    private double dropped() {
        return droppedSoFar.accumulateAndGet(droppedByEnded.get() + droppedByOpen.getAsLong(), Math::max);
    }

    public void began() {
        started.increment();
    }

    /** A call is over. */
    public void ended(Duration length, Optional<CallMedia.Stats> stats) {
        duration.record(length);
        stats.ifPresent(this::media);
    }

    private void media(CallMedia.Stats stats) {
        packets("received", stats.packetsReceived());
        packets("lost", stats.packetsLost());
        packets("duplicate", stats.packetsDuplicate());
        packets("reordered", stats.packetsReordered());
        packets("sent", stats.packetsSent());
        frames("recovered_by_fec", stats.framesRecoveredByFec());
        frames("concealed", stats.framesConcealed());
        droppedByEnded.addAndGet(stats.framesDropped());
        counter("voice.media.playout_underruns", "times the playout ring ran dry inside a turn")
                .increment((double) stats.playoutUnderruns());
    }

    private void packets(String fate, long count) {
        registry.counter("voice.media.packets", "fate", fate).increment((double) count);
    }

    private void frames(String fate, long count) {
        registry.counter("voice.media.frames", "fate", fate).increment((double) count);
    }

    /** Counts a call's events, and writes each turn's record as a log line. */
    public CallEvents listener(String callId) {
        return event -> {
            switch (event) {
                case CallEvent.TurnMetrics(long _, TurnRecord turn) -> turn(turn);
                case CallEvent.ToolFinished tool ->
                    registry.counter("voice.tool.calls", "tool", tool.name(), "ok", Boolean.toString(tool.ok()))
                            .increment();
                case CallEvent.AgentInterrupted _ ->
                    counter("voice.turn.barge_ins", "agent turns cut off").increment();
                case CallEvent.TurnResumed _ ->
                    counter("voice.turn.resumed", "turns taken to be over with which the caller went on")
                            .increment();
                case CallEvent.Degraded degraded -> Metrics.degraded(registry, degraded.component(), degraded.reason());
                case CallEvent.Failed failed ->
                    registry.counter("voice.errors", "code", failed.code()).increment();
                case CallEvent.CallEnded ended -> {
                    registry.counter("voice.calls.ended", "reason", ended.reason())
                            .increment();
                    CallLog.ended(callId, ended);
                }
                case CallEvent.CallStarted _ -> CallLog.started(callId);
                case CallEvent.SpeechStarted _,
                        CallEvent.SpeechStopped _,
                        CallEvent.PartialTranscript _,
                        CallEvent.FinalTranscript _,
                        CallEvent.TurnEnded _,
                        CallEvent.StateChanged _,
                        CallEvent.ToolCalled _,
                        CallEvent.KnowledgeFound _,
                        CallEvent.AgentText _,
                        CallEvent.AgentAudioStarted _,
                        CallEvent.AgentAudioStopped _,
                        CallEvent.AgentUnsaid _ -> {}
            }
        };
    }

    private void turn(TurnRecord turn) {
        turn.voiceToVoice().ifPresent(ms -> voiceToVoice.record(Duration.ofMillis(ms)));
        between("voice.turn.endpointing", "end of speech to end of turn", turn.speechEnd(), turn.endpoint());
        between("voice.stt.final", "end of turn to final transcript", turn.endpoint(), turn.sttFinal());
        between("voice.turn.first_clause", "final transcript to first clause", turn.sttFinal(), turn.firstClause());
        between("voice.tts.ttfb", "first clause to first synthesised sample", turn.firstClause(), turn.ttsFirstAudio());
        turn.knowledge()
                .ifPresent(effort -> registry.counter("voice.turn.knowledge", "ahead", Boolean.toString(effort.ahead()))
                        .increment());
        CallLog.turn(turn);
    }

    private void between(String name, String what, OptionalLong from, OptionalLong to) {
        if (from.isPresent() && to.isPresent() && to.getAsLong() >= from.getAsLong()) {
            stage(name, what).record(Duration.ofMillis(to.getAsLong() - from.getAsLong()));
        }
    }

    private Timer stage(String name, String what) {
        return Timer.builder(name)
                .description(what)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(10))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(registry);
    }

    private Counter counter(String name, String what) {
        return Counter.builder(name).description(what).register(registry);
    }
}

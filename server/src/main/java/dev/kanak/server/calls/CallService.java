package dev.kanak.server.calls;

import dev.kanak.server.calls.CallRefusedException.Reason;
import dev.kanak.server.metrics.CallMetrics;
import dev.kanak.server.talk.TalkOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Owns the open calls, and for a while those that ended. Thread-safe. */
public final class CallService implements AutoCloseable {

    private final CallsConfig config;
    private final CallLine line;
    private final CallMetrics metrics;
    private final InstantSource clock;
    private final Map<String, Call> calls = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("ended-calls").daemon(true).factory());
    private final Object changed = new Object();
    private volatile boolean draining;

    public CallService(CallsConfig config, CallLine line, CallMetrics metrics, InstantSource clock) {
        this.config = config;
        this.line = line;
        this.metrics = metrics;
        this.clock = clock;
        metrics.watchOpen(open::get);
        metrics.watchDropped(this::droppedByOpen);
    }

    /**
     * A call that was answered.
     *
     * @param answerSdp for the caller
     */
    public record Opened(Call call, String answerSdp) {}

    /**
     * Answers an offer. Blocks while the media is prepared.
     *
     * @throws CallRefusedException if every line is busy or the server is shutting down
     * @throws OfferException if the offer cannot be answered
     * @throws dev.kanak.core.error.TransportException if the media fails
     */
    public Opened open(String offerSdp, TalkOptions options) {
        reserve();
        var call = new Call(
                CallToken.randomText(16),
                CallToken.untilInstant(clock.instant().plus(config.tokenLifetime())),
                new EventHistory(config.historyLimit()));
        calls.put(call.id(), call);
        boolean answered = false;
        try {
            var begin = new CallLine.NewCall(
                    call.id(), options, call.reportingTo(metrics.listener(call.id())), () -> ended(call));
            var answer = line.answer(begin, offerSdp);
            call.connected(answer.call());
            metrics.began();
            answered = true;
            return new Opened(call, answer.answerSdp());
        } finally {
            if (!answered) {
                calls.remove(call.id());
                if (call.markEnded()) {
                    release();
                }
            }
        }
    }

    private void reserve() {
        if (draining) {
            throw new CallRefusedException(Reason.DRAINING);
        }
        if (open.incrementAndGet() > config.maxOpen()) {
            release();
            throw new CallRefusedException(Reason.FULL);
        }
    }

    private void release() {
        synchronized (changed) {
            open.decrementAndGet();
            changed.notifyAll();
        }
    }

    private void ended(Call call) {
        if (!call.markEnded()) {
            return;
        }
        metrics.ended(
                Duration.ofMillis(call.ageMs()),
                Optional.ofNullable(call.live()).map(CallLine.LiveCall::stats));
        release();
        if (!timer.isShutdown()) {
            var _ = timer.schedule(
                    () -> calls.remove(call.id()), config.linger().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private long droppedByOpen() {
        return calls.values().stream()
                .filter(call -> !call.ended())
                .flatMap(call -> Stream.ofNullable(call.live()))
                .mapToLong(live -> live.stats().framesDropped())
                .sum();
    }

    /** A call that is open, or ended a short while ago. */
    public Optional<Call> find(String id) {
        return Optional.ofNullable(calls.get(id));
    }

    /** Ends a call; false if it is not open. */
    public boolean hangUp(String id) {
        var call = calls.get(id);
        if (call == null || call.ended()) {
            return false;
        }
        var live = call.live();
        if (live != null) {
            live.hangUp("hangup");
        }
        return live != null;
    }

    /** Calls open now. */
    public int openCount() {
        return open.get();
    }

    /** Refuses new calls from now on. */
    public void refuseNew() {
        draining = true;
    }

    /** Refuses new calls, lets every sentence being spoken finish, then ends what is left. */
    public void drain() throws InterruptedException {
        refuseNew();
        calls.values().forEach(call -> Optional.ofNullable(call.live()).ifPresent(CallLine.LiveCall::drain));
        awaitNone(config.drainTimeout());
        calls.values().stream()
                .filter(call -> !call.ended())
                .forEach(call -> Optional.ofNullable(call.live()).ifPresent(live -> live.hangUp("shutdown")));
        awaitNone(Duration.ofSeconds(2));
    }

    private void awaitNone(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        synchronized (changed) {
            for (long left = limit.toNanos(); open.get() > 0 && left > 0; left = deadline - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(changed, left);
            }
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

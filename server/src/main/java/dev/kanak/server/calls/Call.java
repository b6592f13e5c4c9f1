package dev.kanak.server.calls;

import dev.kanak.core.event.CallEvent;
import dev.kanak.core.event.CallEvents;
import dev.kanak.server.calls.CallLine.LiveCall;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One call as the gateway sees it. Thread-safe. */
public final class Call {

    private final String id;
    private final CallToken token;
    private final EventHistory history;
    private final long beganNanos = System.nanoTime();
    private volatile @Nullable LiveCall live;
    private final AtomicBoolean ended = new AtomicBoolean();

    Call(String id, CallToken token, EventHistory history) {
        this.id = id;
        this.token = token;
        this.history = history;
    }

    /** 128 random bits, base64url. */
    public String id() {
        return id;
    }

    /** The word that opens this call's events socket. */
    public String token() {
        return token.text();
    }

    /** True if {@code given} is this call's token and it is not yet expired. */
    public boolean accepts(String given, Instant now) {
        return token.accepts(given, now);
    }

    public EventHistory history() {
        return history;
    }

    /** True once the call is over. */
    public boolean ended() {
        return ended.get();
    }

    /** The caller typed instead of spoke. */
    public void say(String text) {
        LiveCall current = live;
        if (current != null && !ended.get()) {
            current.say(text);
        }
    }

    /** What {@link CallService} tells a call that it has opened. */
    void connected(LiveCall connection) {
        live = connection;
    }

    @Nullable
    LiveCall live() {
        return live;
    }

    /** Ends it; false if it had already ended. */
    boolean markEnded() {
        boolean first = ended.compareAndSet(false, true);
        history.finish();
        return first;
    }

    /** Milliseconds since it began. */
    public long ageMs() {
        return (System.nanoTime() - beganNanos) / 1_000_000;
    }

    /** Where the call's own threads report: the history, and whoever else listens. */
    CallEvents reportingTo(CallEvents listener) {
        return (CallEvent event) -> {
            history.emit(event);
            listener.emit(event);
        };
    }
}

package dev.kanak.server.calls;

import dev.kanak.pipeline.conversation.Conversation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Conversations whose line broke, kept for a while so that their callers can go on with them. Thread-safe. */
public final class LostCalls {

    private record Lost(Conversation conversation, Instant until) {}

    private final Duration keptFor;
    private final InstantSource clock;
    private final Map<String, Lost> lost = new ConcurrentHashMap<>();

    /**
     * None lost yet.
     *
     * @param keptFor time within which a caller must be back; zero keeps none
     */
    public LostCalls(Duration keptFor, InstantSource clock) {
        this.keptFor = keptFor;
        this.clock = clock;
    }

    /** 128 random bits by which a caller is known again. */
    public String newToken() {
        return CallToken.randomText(16);
    }

    /** Keeps a conversation that is at rest; one that is over is not kept. */
    public void keep(String token, Conversation conversation) {
        forgetExpired();
        if (!keptFor.isZero() && !conversation.view().ended()) {
            lost.put(token, new Lost(conversation, clock.instant().plus(keptFor)));
        }
    }

    /** Conversations kept now. */
    int count() {
        return lost.size();
    }

    /** The conversation kept under a token, once. */
    public Optional<Conversation> take(String token) {
        forgetExpired();
        return Optional.ofNullable(lost.remove(token)).map(Lost::conversation);
    }

    /** Forgets those whose callers did not come back in time. */
    public void forgetExpired() {
        Instant now = clock.instant();
        lost.values().removeIf(entry -> now.isAfter(entry.until));
    }
}

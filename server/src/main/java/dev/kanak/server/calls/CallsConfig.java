package dev.kanak.server.calls;

import java.time.Duration;

/**
 * Limits of calls.
 *
 * @param maxOpen calls at a time
 * @param historyLimit events kept of one call for sockets that open late
 * @param linger time an ended call's events can still be read
 * @param tokenLifetime time a call's token is accepted
 * @param drainTimeout time calls get to finish their sentence at shutdown
 * @param resumeWithin time within which a caller whose line broke can go on with the conversation; zero for never
 */
public record CallsConfig(
        int maxOpen,
        int historyLimit,
        Duration linger,
        Duration tokenLifetime,
        Duration drainTimeout,
        Duration resumeWithin) {}

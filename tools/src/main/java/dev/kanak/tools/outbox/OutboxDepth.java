package dev.kanak.tools.outbox;

/**
 * What one receiver is yet to be told.
 *
 * @param destination its name
 * @param waiting events that are yet to be taken
 * @param dead events that were given up
 * @param delivered events taken since the start
 */
public record OutboxDepth(String destination, long waiting, long dead, long delivered) {}

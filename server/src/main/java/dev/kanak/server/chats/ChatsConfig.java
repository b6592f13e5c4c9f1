package dev.kanak.server.chats;

import java.time.Duration;

/**
 * Limits of chats.
 *
 * @param maxOpen chats at a time
 * @param idleTimeout time after its last message at which a chat is forgotten
 * @param messageLimitChars longest message
 */
public record ChatsConfig(int maxOpen, Duration idleTimeout, int messageLimitChars) {}

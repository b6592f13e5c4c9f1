package dev.kanak.pipeline.conversation;

import java.time.Duration;

/**
 * Limits of what a conversation waits for.
 *
 * @param toolTimeout longest a tool may take before it counts as failed
 * @param articles how many articles a search may return
 */
public record ConversationConfig(Duration toolTimeout, int articles) {}

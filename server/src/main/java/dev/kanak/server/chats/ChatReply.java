package dev.kanak.server.chats;

import dev.kanak.core.dialogue.Dialogue;
import dev.kanak.core.port.Tool;
import java.util.List;

/**
 * The agent's answer to one message.
 *
 * @param text everything said, as it is written on a page
 * @param view the conversation after it
 * @param toolCalls tools run for it, in order
 * @param articles ids of the knowledge found for it
 */
public record ChatReply(String text, Dialogue.View view, List<Tool.Outcome> toolCalls, List<String> articles) {}

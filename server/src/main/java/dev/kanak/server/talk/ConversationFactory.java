package dev.kanak.server.talk;

import dev.kanak.pipeline.conversation.Conversation;

/** Makes the conversation behind a call or a chat. Thread-safe. */
@FunctionalInterface
public interface ConversationFactory {

    Conversation open(TalkOptions options);
}

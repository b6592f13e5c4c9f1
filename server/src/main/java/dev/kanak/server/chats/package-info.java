/**
 * Conversations in text, without audio. Entry type: {@link dev.kanak.server.chats.ChatService}.
 */
@NullMarked
package dev.kanak.server.chats;

import org.jspecify.annotations.NullMarked;

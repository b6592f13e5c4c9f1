/**
 * What a request may choose about the conversation behind a call or a chat. Entry type:
 * {@link dev.kanak.server.talk.TalkOptions}.
 */
@NullMarked
package dev.kanak.server.talk;

import org.jspecify.annotations.NullMarked;

/** Runs a dialogue with its tools and its knowledge; the same for calls and for chats. */
@NullMarked
package dev.kanak.pipeline.conversation;

import org.jspecify.annotations.NullMarked;

/** Tests of conversations in text. */
@NullMarked
package dev.kanak.server.chats;

import org.jspecify.annotations.NullMarked;

package dev.kanak.pipeline.stt.whisper;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Text from bytes that come in pieces: a letter whose bytes are not all there yet is held back, one whose bytes are wrong
 * is left out. One thread.
 */
final class Utf8Stream {

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .replaceWith("\u200B")
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private ByteBuffer pending = ByteBuffer.allocate(0);

    /** Takes the next bytes and gives the letters they complete. */
    String push(byte[] bytes) {
        ByteBuffer all = ByteBuffer.allocate(pending.remaining() + bytes.length);
        all.put(pending).put(bytes).flip();
        CharBuffer letters = CharBuffer.allocate(all.remaining() + 1);
        decoder.decode(all, letters, false);
        pending = all;
        return letters.flip().toString().replace("\u200B", "");
    }
}

package dev.kanak.pipeline.tts;

import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** One run of espeak-ng: waits for its text on standard input, writes a WAV stream, ends. One speaking thread. */
final class EspeakProcess implements AutoCloseable {

    private static final int PIECE_BYTES = 4096;
    private static final int PIECES_AHEAD = 8;
    private static final int PATIENCE_SECONDS = 10;
    private static final byte[] END = {};

    private final Process process;

    private EspeakProcess(Process process) {
        this.process = process;
    }

    /** Takes pieces of the WAV stream. */
    @FunctionalInterface
    interface ByteSink {
        void take(byte[] piece) throws InterruptedException;
    }

    /**
     * Starts the program; it loads its voice and waits.
     *
     * @param command program and options; the text is not among them
     * @throws SpeechException (ENGINE_MISSING) if it cannot be started
     */
    static EspeakProcess start(List<String> command) {
        try {
            return new EspeakProcess(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new SpeechException(
                    Kind.ENGINE_MISSING, "espeak-ng cannot be started; install the Debian package espeak-ng", false, e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Speaks a text. Called once.
     *
     * @throws SpeechException (ENGINE_FAILED) if the program dies or hangs
     */
    void speak(String text, ByteSink sink) throws InterruptedException {
        BlockingQueue<byte[]> pieces = new ArrayBlockingQueue<>(PIECES_AHEAD);
        Thread reader = Thread.ofVirtual().name("espeak-reader").start(() -> feedAndRead(text, pieces));
        try {
            for (byte[] piece = next(pieces); piece.length > 0; piece = next(pieces)) {
                sink.take(piece);
            }
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new SpeechException(Kind.ENGINE_FAILED, "espeak-ng failed", true);
            }
        } finally {
            process.destroyForcibly();
            reader.interrupt();
        }
    }

    private static byte[] next(BlockingQueue<byte[]> pieces) throws InterruptedException {
        byte[] piece = pieces.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (piece == null) {
            throw new SpeechException(Kind.ENGINE_FAILED, "espeak-ng hangs", true);
        }
        return piece;
    }

    /** Runs on its own thread, since a read from a pipe cannot be interrupted. */
    private void feedAndRead(String text, BlockingQueue<byte[]> pieces) {
        try (InputStream audio = process.getInputStream()) {
            try (var input = process.getOutputStream()) {
                input.write(text.getBytes(StandardCharsets.UTF_8));
            }
            for (byte[] piece = read(audio); piece.length > 0; piece = read(audio)) {
                pieces.put(piece);
            }
            pieces.put(END);
        } catch (IOException e) {
            process.destroyForcibly();
            pieces.offer(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] read(InputStream audio) throws IOException {
        var piece = new byte[PIECE_BYTES];
        int count = audio.read(piece);
        return count < 0 ? END : Arrays.copyOf(piece, count);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

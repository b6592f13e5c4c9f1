package dev.kanak.server.call;

import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** Feeds a microphone 10 ms frames at their own pace: silence, or what it has been given to say. */
final class Mouth {

    private static final int FRAME_SAMPLES = Pcm.CALLER_RATE_HZ / 100;
    private static final long FRAME_NANOS = 10_000_000;

    private final CustomAudioSource microphone;
    private final Queue<Speech> waiting = new ConcurrentLinkedQueue<>();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("caller-mouth").unstarted(this::run);
    private volatile boolean stopped;

    Mouth(CustomAudioSource microphone) {
        this.microphone = microphone;
    }

    private record Speech(ByteBuffer bytes, CompletableFuture<Void> said) {}

    void start() {
        thread.start();
    }

    /** Completes when the last sample has been handed to the microphone. */
    CompletableFuture<Void> speak(Pcm audio) {
        CompletableFuture<Void> said = new CompletableFuture<>();
        waiting.add(new Speech(ByteBuffer.wrap(audio.at(Pcm.CALLER_RATE_HZ).littleEndian()), said));
        return said;
    }

    /** Stops feeding; no frame is in the microphone's hands afterwards. */
    void stop() {
        stopped = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        byte[] frame = new byte[FRAME_SAMPLES * 2];
        long next = System.nanoTime();
        while (!stopped) {
            fill(frame);
            microphone.pushAudio(frame, 16, Pcm.CALLER_RATE_HZ, 1, FRAME_SAMPLES);
            next += FRAME_NANOS;
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    private void fill(byte[] frame) {
        Arrays.fill(frame, (byte) 0);
        Speech speech = waiting.peek();
        if (speech != null) {
            speech.bytes.get(frame, 0, Math.min(frame.length, speech.bytes.remaining()));
            if (!speech.bytes.hasRemaining()) {
                waiting.remove();
                speech.said.complete(null);
            }
        }
    }
}

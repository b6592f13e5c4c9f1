package dev.kanak.benchmarks.latency;

import dev.kanak.server.call.Caller;
import dev.kanak.server.call.EventLog;
import dev.kanak.server.call.Pcm;
import dev.kanak.server.call.Signalling;
import dev.kanak.server.call.UdpRelay;
import dev.kanak.transport.client.CallerOptions;
import dev.kanak.transport.client.TestCaller;
import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A caller on plain RTP with the smallest of jitter buffers ({@link RtpEar}).
 *
 * <p>Its clock begins when it connects; the frames it sends are paced by it, and the frames it hears laid on it.
 */
final class RtpCaller implements Caller {

    /** Rate at which it speaks and hears. */
    static final int RATE_HZ = 16_000;

    private static final int FRAME = RATE_HZ / 50;
    private static final long FRAME_NANOS = 20_000_000L;

    private final Signalling signalling;
    private final Signalling.Answer answer;
    private final TestCaller line = new TestCaller(CallerOptions.usual());
    private final UdpRelay network;
    private final EventLog events = new EventLog(() -> LockSupport.parkNanos(5_000_000));
    private final short[] background;
    private final AtomicReference<@Nullable Speech> speech = new AtomicReference<>();
    private final WebSocket socket;
    private final Thread mouth = Thread.ofPlatform().name("caller-mouth").unstarted(this::run);
    private final long began;
    private final RtpEar ear;
    private volatile boolean stopped;
    private int spokenTo;

    @SuppressWarnings("ArrayRecordComponent") // audio path: handed over, not copied
    private record Speech(short[] samples, CompletableFuture<Spoken> said) {}

    /**
     * Rings and waits until audio flows.
     *
     * @param weather of the network in both directions
     * @param background sound behind all that is said, repeated without end
     */
    RtpCaller(URI kanak, String acceptLanguage, UdpRelay.Weather weather, Pcm background) {
        this.signalling = new Signalling(kanak);
        this.background = background.at(RATE_HZ).samples();
        this.network = new UdpRelay(weather);
        answer = signalling.call(line.offer(), Map.of("Accept-Language", acceptLanguage));
        began = System.nanoTime();
        ear = new RtpEar(RATE_HZ, began);
        line.listen(ear::hear);
        connect();
        socket = signalling.events(answer, new Ears());
        mouth.start();
    }

    private void connect() {
        try {
            line.connect(network.lead(answer.sdp()), Duration.ofSeconds(20));
        } catch (TimeoutException e) {
            throw new IllegalStateException("the call did not connect", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void run() {
        int at = (int) ((System.nanoTime() - began) / FRAME_NANOS) * FRAME;
        while (!stopped) {
            line.send(next(at));
            at += FRAME;
            LockSupport.parkNanos(began + at / FRAME * FRAME_NANOS - System.nanoTime());
        }
    }

    private short[] next(int at) {
        var frame = new short[FRAME];
        for (int i = 0; i < FRAME && background.length > 0; i++) {
            frame[i] = background[(at + i) % background.length];
        }
        Speech now = speech.get();
        if (now == null) {
            return frame;
        }
        int count = Math.min(FRAME, now.samples().length - spokenTo);
        for (int i = 0; i < count; i++) {
            frame[i] =
                    (short) Math.clamp((long) frame[i] + now.samples()[spokenTo + i], Short.MIN_VALUE, Short.MAX_VALUE);
        }
        spokenTo += count;
        if (spokenTo == now.samples().length) {
            double to = (at + count) / (double) RATE_HZ;
            double from = to - now.samples().length / (double) RATE_HZ;
            spokenTo = 0;
            speech.set(null);
            now.said().complete(new Spoken(from, to));
        }
        return frame;
    }

    @Override
    public EventLog events() {
        return events;
    }

    @Override
    public double clock() {
        return (System.nanoTime() - began) / 1e9;
    }

    @Override
    public Spoken speak(Pcm audio) {
        var said = new CompletableFuture<Spoken>();
        speech.set(new Speech(audio.at(RATE_HZ).samples(), said));
        return said.orTimeout(60, TimeUnit.SECONDS).join();
    }

    @Override
    public Pcm recording() {
        return ear.recording();
    }

    /** Times the agent's voice stopped for want of a packet. */
    int holes() {
        return ear.holes();
    }

    /** Share of the frames heard that were lost and made up, 0 to 1. */
    double concealedShare() {
        double all = line.framesConcealed() + (double) line.packetsHeard();
        return all == 0 ? 0 : line.framesConcealed() / all;
    }

    @Override
    public void close() {
        stopped = true;
        try {
            mouth.join(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        int _ = signalling.hangUp(answer.location());
        socket.abort();
        line.close();
        network.close();
    }

    private final class Ears implements WebSocket.Listener {

        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            message.append(data);
            if (last) {
                events.add(clock(), message.toString());
                message.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }
    }
}

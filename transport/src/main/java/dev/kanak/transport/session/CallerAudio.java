package dev.kanak.transport.session;

import dev.kanak.core.error.TransportException;
import dev.kanak.core.port.CallMedia;
import dev.kanak.core.time.MonotonicTime;
import dev.kanak.transport.opus.OpusDecoder;
import dev.kanak.transport.opus.OpusPacket;
import dev.kanak.transport.playout.CallerTimeline;
import dev.kanak.transport.playout.CallerTimeline.Fill;
import dev.kanak.transport.playout.FrameAssembler;
import dev.kanak.transport.playout.ReorderBuffer;
import dev.kanak.transport.playout.ReorderBuffer.Step;
import dev.kanak.transport.rtp.PacketBuffer;
import dev.kanak.transport.rtp.ReceiveStatistics;
import dev.kanak.transport.rtp.RtpPacket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From a caller's RTP packets to 16 kHz frames: reorder, decode, conceal, cut. Media thread only. */
final class CallerAudio implements AutoCloseable {

    private static final int RTP_CLOCK_HZ = 48_000;
    private static final int TICKS_PER_SAMPLE = RTP_CLOCK_HZ / CallMedia.RECEIVE_RATE_HZ;
    private static final int MAX_FILL_SAMPLES = CallMedia.RECEIVE_RATE_HZ / 50;
    private static final int DEFAULT_TICKS = 960;

    /** Three packets of 20 ms may wait, for 60 ms: beyond that a late packet helps recognition less than waiting hurts. */
    private static final ReorderBuffer.Settings REORDER = new ReorderBuffer.Settings(3, Duration.ofMillis(60), 1_000);

    /** Another synchronisation source is followed once the current one has been silent for so long. */
    private static final Duration SOURCE_CHANGE = Duration.ofMillis(500);

    private final int payloadType;
    private final CallCounters counters;
    private final InboundRing ring;
    private final OpusDecoder decoder = new OpusDecoder(CallMedia.RECEIVE_RATE_HZ);
    private final FrameAssembler assembler = new FrameAssembler(CallMedia.RECEIVE_RATE_HZ);
    private final CallerTimeline timeline = new CallerTimeline();
    private @Nullable Source source;
    private long lostBefore;
    private int missing;

    /** One synchronisation source of the caller. */
    private static final class Source {
        final long ssrc;
        final ReceiveStatistics statistics = new ReceiveStatistics(RTP_CLOCK_HZ);
        final ReorderBuffer<Payload> reorder = new ReorderBuffer<>(REORDER);
        MonotonicTime last;

        Source(long ssrc, MonotonicTime now) {
            this.ssrc = ssrc;
            this.last = now;
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // packet path: handed over, not copied
    private record Payload(RtpPacket header, byte[] bytes) {}

    /**
     * Begins to listen.
     *
     * @param payloadType of Opus
     * @param ring takes the frames
     */
    CallerAudio(int payloadType, CallCounters counters, InboundRing ring) {
        this.payloadType = payloadType;
        this.counters = counters;
        this.ring = ring;
    }

    /** Takes an unprotected RTP packet. */
    void on(PacketBuffer packet, MonotonicTime now) {
        RtpPacket header = RtpPacket.parse(packet.bytes(), packet.length()).orElse(null);
        if (header == null || !follow(header.ssrc(), now)) {
            counters.packetsRefused.incrementAndGet();
            return;
        }
        Source current = current();
        current.last = now;
        current.statistics.onPacket(header, now);
        counters.packetsLost.set(lostBefore + current.statistics.lost());
        counters.jitterMs = current.statistics.jitterMs();
        byte[] payload = Arrays.copyOfRange(
                packet.bytes(), header.payloadOffset(), header.payloadOffset() + header.payloadLength());
        perform(current.reorder.on(header.sequence(), new Payload(header, payload), now), now);
    }

    /** True if packets of this source are wanted. */
    private boolean follow(long ssrc, MonotonicTime now) {
        if (source != null && source.ssrc == ssrc) {
            return true;
        }
        if (source != null && now.since(source.last).compareTo(SOURCE_CHANGE) < 0) {
            return false;
        }
        if (source != null) {
            lostBefore += source.statistics.lost();
            timeline.restart();
        }
        source = new Source(ssrc, now);
        return true;
    }

    private Source current() {
        if (source == null) {
            throw new IllegalStateException("no source is followed");
        }
        return source;
    }

    /** Gives up what has waited long enough and fills pauses. */
    void tick(MonotonicTime now) {
        if (source == null) {
            return;
        }
        perform(source.reorder.onTime(now), now);
        int silence = timeline.onTime(now);
        if (silence > 0) {
            emit(new short[silence / TICKS_PER_SAMPLE]);
        }
    }

    /** Our view of the caller's source; empty before its first packet. */
    Optional<ReceiveStatistics> statistics() {
        return Optional.ofNullable(source).map(s -> s.statistics);
    }

    long ssrc() {
        return source == null ? 0 : source.ssrc;
    }

    private void perform(List<Step<Payload>> steps, MonotonicTime now) {
        for (Step<Payload> step : steps) {
            switch (step) {
                case Step.Deliver<Payload>(Payload payload, boolean reordered) -> {
                    if (reordered) {
                        counters.packetsReordered.incrementAndGet();
                    }
                    decode(payload, now);
                }
                case Step.Gap<Payload>(int count) -> missing += count;
                case Step.Restart<Payload>() -> {
                    missing = 0;
                    timeline.restart();
                }
                case Step.Duplicate<Payload>() -> counters.packetsDuplicate.incrementAndGet();
                case Step.Late<Payload>() -> {}
            }
        }
    }

    private void decode(Payload payload, MonotonicTime now) {
        RtpPacket header = payload.header();
        if (header.payloadType() != payloadType || payload.bytes().length == 0) {
            return;
        }
        int ticks = decoder.samples(payload.bytes()).orElse(0) * TICKS_PER_SAMPLE;
        if (ticks == 0) {
            counters.packetsRefused.incrementAndGet();
            return;
        }
        for (Fill fill : timeline.on(header.timestamp(), ticks, payload.bytes().length, missing, now)) {
            fill(fill, payload.bytes());
        }
        missing = 0;
        try {
            emit(decoder.decode(payload.bytes()));
        } catch (TransportException e) {
            counters.packetsRefused.incrementAndGet();
            emit(decoder.conceal(ticks / TICKS_PER_SAMPLE));
        }
    }

    private void fill(Fill fill, byte[] next) {
        int samples = fill.ticks() / TICKS_PER_SAMPLE;
        switch (fill) {
            case Fill.Conceal(int _) -> {
                counters.framesConcealed.addAndGet(frames(samples));
                conceal(samples);
            }
            case Fill.Silence(int _) -> emit(new short[samples]);
            case Fill.Recover(int _) -> {
                (OpusPacket.hasRedundancy(next) ? counters.framesRecovered : counters.framesConcealed)
                        .addAndGet(frames(samples));
                emit(decoder.recover(next, samples));
            }
        }
    }

    private void conceal(int samples) {
        for (int left = samples; left > 0; left -= MAX_FILL_SAMPLES) {
            emit(decoder.conceal(Math.min(left, MAX_FILL_SAMPLES)));
        }
    }

    /** Frames of 20 ms, at least one. */
    private static int frames(int samples) {
        return Math.max(1, Math.round(samples * TICKS_PER_SAMPLE / (float) DEFAULT_TICKS));
    }

    private void emit(short[] pcm) {
        assembler.add(pcm).forEach(ring::add);
    }

    @Override
    public void close() {
        decoder.close();
    }
}

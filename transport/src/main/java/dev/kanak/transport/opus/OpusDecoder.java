package dev.kanak.transport.opus;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.kanak.core.error.TransportException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.OptionalInt;

/** Decodes Opus to mono PCM at any Opus rate; libopus resamples inside. One thread. */
public final class OpusDecoder implements AutoCloseable {

    private static final int MAX_PACKET_BYTES = 1500;

    private final OpusLibrary library = OpusLibrary.get();
    private final Arena arena = Arena.ofShared();
    private final MemorySegment decoder;
    private final MemorySegment input;
    private final MemorySegment output;
    private final int sampleRateHz;
    private final int maxSamples;
    private boolean open = true;

    /**
     * A decoder.
     *
     * @param sampleRateHz of the PCM, one of {@link OpusEncoder#RATES_HZ}
     */
    public OpusDecoder(int sampleRateHz) {
        this.sampleRateHz = sampleRateHz;
        maxSamples = sampleRateHz * 120 / 1000;
        input = arena.allocate(MAX_PACKET_BYTES);
        output = arena.allocate(JAVA_SHORT, maxSamples);
        decoder = create();
    }

    private MemorySegment create() {
        try {
            MemorySegment error = arena.allocate(JAVA_INT);
            MemorySegment created = (MemorySegment) library.decoderCreate.invokeExact(sampleRateHz, 1, error);
            OpusLibrary.checked(error.get(JAVA_INT, 0));
            return OpusLibrary.adopt(created, arena, library.decoderDestroy);
        } catch (RuntimeException e) {
            arena.close();
            throw e;
        } catch (Throwable e) {
            throw OpusLibrary.unexpected(e);
        }
    }

    /** Samples that a packet will decode to; empty if it is not an Opus packet. */
    public OptionalInt samples(byte[] packet) {
        if (packet.length == 0 || packet.length > MAX_PACKET_BYTES) {
            return OptionalInt.empty();
        }
        try {
            MemorySegment.copy(packet, 0, input, JAVA_BYTE, 0, packet.length);
            int samples = (int) library.packetSamples.invokeExact(input, packet.length, sampleRateHz);
            return samples > 0 && samples <= maxSamples ? OptionalInt.of(samples) : OptionalInt.empty();
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw OpusLibrary.unexpected(e);
        }
    }

    /**
     * Decodes a packet.
     *
     * @throws TransportException (CODEC_FAILED) if it is not an Opus packet
     */
    public short[] decode(byte[] packet) {
        return run(packet, maxSamples, false);
    }

    /**
     * Rebuilds the audio just before a packet from the redundancy it carries; invents it if it carries none.
     *
     * @param samples wanted; a multiple of 2.5 ms, at most 120 ms
     */
    public short[] recover(byte[] packet, int samples) {
        return run(packet, samples, true);
    }

    /**
     * Invents audio where a packet is missing.
     *
     * @param samples wanted; a multiple of 2.5 ms, at most 120 ms
     */
    public short[] conceal(int samples) {
        return run(new byte[0], samples, false);
    }

    private short[] run(byte[] packet, int samples, boolean redundancy) {
        if (packet.length > MAX_PACKET_BYTES || samples <= 0 || samples > maxSamples) {
            throw new IllegalArgumentException("packet or samples out of range: " + packet.length + ", " + samples);
        }
        try {
            MemorySegment.copy(packet, 0, input, JAVA_BYTE, 0, packet.length);
            MemorySegment data = packet.length == 0 ? MemorySegment.NULL : input;
            int decoded = OpusLibrary.checked((int)
                    library.decode.invokeExact(decoder, data, packet.length, output, samples, redundancy ? 1 : 0));
            short[] pcm = new short[decoded];
            MemorySegment.copy(output, JAVA_SHORT, 0, pcm, 0, decoded);
            return pcm;
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw OpusLibrary.unexpected(e);
        }
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            arena.close();
        }
    }
}

package dev.kanak.transport.opus;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Set;

/** Encodes mono speech at a voice's own rate, with in-band redundancy (RFC 6716 section 2.1.7). One thread. */
public final class OpusEncoder implements AutoCloseable {

    /** Sample rates that Opus takes. */
    public static final Set<Integer> RATES_HZ = Set.of(8_000, 12_000, 16_000, 24_000, 48_000);

    private static final int MAX_PACKET_BYTES = 1275;
    private static final int APPLICATION_VOIP = 2048;
    private static final int SET_BITRATE = 4002;
    private static final int SET_COMPLEXITY = 4010;
    private static final int SET_INBAND_FEC = 4012;
    private static final int SET_PACKET_LOSS_PERC = 4014;
    private static final int SET_DTX = 4016;
    private static final int SET_SIGNAL = 4024;
    private static final int SIGNAL_VOICE = 3001;

    private final OpusLibrary library = OpusLibrary.get();
    private final Arena arena = Arena.ofShared();
    private final MemorySegment encoder;
    private final MemorySegment input;
    private final MemorySegment output;
    private final int frameSamples;
    private boolean open = true;

    /**
     * How to encode.
     *
     * @param sampleRateHz one of {@link #RATES_HZ}
     * @param bitrateBps 6000 to 510 000
     * @param complexity 0 to 10
     * @param expectedLossPercent share of packets that in-band redundancy is made for, 0 to 100
     */
    public record Settings(int sampleRateHz, int bitrateBps, int complexity, int expectedLossPercent) {

        public Settings {
            if (!RATES_HZ.contains(sampleRateHz)) {
                throw new IllegalArgumentException("sampleRateHz must be one of " + RATES_HZ + ": " + sampleRateHz);
            }
            if (bitrateBps < 6_000 || bitrateBps > 510_000) {
                throw new IllegalArgumentException("bitrateBps must be 6000 to 510000: " + bitrateBps);
            }
            if (complexity < 0 || complexity > 10) {
                throw new IllegalArgumentException("complexity must be 0 to 10: " + complexity);
            }
            if (expectedLossPercent < 0 || expectedLossPercent > 100) {
                throw new IllegalArgumentException("expectedLossPercent must be 0 to 100: " + expectedLossPercent);
            }
        }

        /** Samples in 20 ms. */
        public int frameSamples() {
            return sampleRateHz / 50;
        }
    }

    public OpusEncoder(Settings settings) {
        frameSamples = settings.frameSamples();
        input = arena.allocate(JAVA_SHORT, frameSamples);
        output = arena.allocate(MAX_PACKET_BYTES);
        encoder = create(settings.sampleRateHz());
        control(SET_BITRATE, settings.bitrateBps());
        control(SET_COMPLEXITY, settings.complexity());
        control(SET_INBAND_FEC, 1);
        control(SET_PACKET_LOSS_PERC, settings.expectedLossPercent());
        control(SET_DTX, 0);
        control(SET_SIGNAL, SIGNAL_VOICE);
    }

    private MemorySegment create(int rateHz) {
        try {
            MemorySegment error = arena.allocate(JAVA_INT);
            MemorySegment created =
                    (MemorySegment) library.encoderCreate.invokeExact(rateHz, 1, APPLICATION_VOIP, error);
            OpusLibrary.checked(error.get(JAVA_INT, 0));
            return OpusLibrary.adopt(created, arena, library.encoderDestroy);
        } catch (RuntimeException e) {
            arena.close();
            throw e;
        } catch (Throwable e) {
            throw OpusLibrary.unexpected(e);
        }
    }

    private void control(int request, int value) {
        try {
            OpusLibrary.checked((int) library.encoderControl.invokeExact(encoder, request, value));
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw OpusLibrary.unexpected(e);
        }
    }

    /**
     * Encodes 20 ms.
     *
     * @param samples one frame of mono 16-bit PCM
     * @return the packet
     */
    public byte[] encode(short[] samples) {
        if (samples.length != frameSamples) {
            throw new IllegalArgumentException("samples must be " + frameSamples + ": " + samples.length);
        }
        try {
            MemorySegment.copy(samples, 0, input, JAVA_SHORT, 0, frameSamples);
            int bytes = OpusLibrary.checked(
                    (int) library.encode.invokeExact(encoder, input, frameSamples, output, MAX_PACKET_BYTES));
            return output.asSlice(0, bytes).toArray(JAVA_BYTE);
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

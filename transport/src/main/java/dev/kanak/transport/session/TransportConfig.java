package dev.kanak.transport.session;

import dev.kanak.transport.opus.OpusEncoder;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/**
 * How calls are carried.
 *
 * @param bindAddress IP address to receive on; {@code 0.0.0.0} or {@code ::} for all
 * @param udpPort one port for all calls; 0 takes a free one
 * @param advertisedAddresses IP addresses told to callers; if empty, the bind address, or every address of the machine
 * @param playoutRateHz sample rate of the agent's audio: 8000, 12 000, 16 000, 24 000 or 48 000
 * @param opusBitrateBps of the agent's audio, 6000 to 510 000
 * @param opusComplexity 0 (cheap) to 10 (good)
 * @param maxCalls calls open at the same time, at least 1
 * @param mediaThreads platform threads that carry the media; 0 takes one per core
 * @param connectTimeout longest time from the answer to connected media
 * @param vanishedAfter a caller that sends nothing authentic for so long is gone
 * @param playoutRing agent audio that one turn may hold before its writer waits; at least 20 ms
 */
public record TransportConfig(
        String bindAddress,
        int udpPort,
        List<String> advertisedAddresses,
        int playoutRateHz,
        int opusBitrateBps,
        int opusComplexity,
        int maxCalls,
        int mediaThreads,
        Duration connectTimeout,
        Duration vanishedAfter,
        Duration playoutRing) {

    /** Share of packets that in-band redundancy is made for. */
    private static final int EXPECTED_LOSS_PERCENT = 10;

    private static final Duration FRAME = Duration.ofMillis(20);

    public TransportConfig {
        advertisedAddresses = List.copyOf(advertisedAddresses);
        checkAddress("bindAddress", bindAddress);
        advertisedAddresses.forEach(a -> checkAddress("advertisedAddresses", a));
        checkRange("udpPort", udpPort, 0, 65_535);
        checkRange("maxCalls", maxCalls, 1, 100_000);
        checkRange("mediaThreads", mediaThreads, 0, 1024);
        checkDuration("connectTimeout", connectTimeout, FRAME);
        checkDuration("vanishedAfter", vanishedAfter, FRAME);
        checkDuration("playoutRing", playoutRing, FRAME);
        var _ = new OpusEncoder.Settings(playoutRateHz, opusBitrateBps, opusComplexity, EXPECTED_LOSS_PERCENT);
    }

    private static void checkAddress(String name, String address) {
        try {
            var _ = InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " must be an IP address: " + address, e);
        }
    }

    private static void checkRange(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + most + ": " + value);
        }
    }

    private static void checkDuration(String name, Duration value, Duration least) {
        if (value.compareTo(least) < 0 || value.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException(name + " must be " + least + " to one hour: " + value);
        }
    }

    /**
     * Encoder settings for one caller.
     *
     * @param callerMaxBps what the caller is willing to receive
     */
    OpusEncoder.Settings encoder(int callerMaxBps) {
        return new OpusEncoder.Settings(
                playoutRateHz, Math.min(opusBitrateBps, callerMaxBps), opusComplexity, EXPECTED_LOSS_PERCENT);
    }
}

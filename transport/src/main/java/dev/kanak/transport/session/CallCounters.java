package dev.kanak.transport.session;

import dev.kanak.core.port.CallMedia;
import java.util.concurrent.atomic.AtomicLong;

/** Counters of one call, written by its media thread, read by any. */
final class CallCounters {

    final AtomicLong packetsReceived = new AtomicLong();
    final AtomicLong packetsLost = new AtomicLong();
    final AtomicLong packetsDuplicate = new AtomicLong();
    final AtomicLong packetsReordered = new AtomicLong();
    final AtomicLong packetsDropped = new AtomicLong();
    final AtomicLong packetsRefused = new AtomicLong();
    final AtomicLong framesRecovered = new AtomicLong();
    final AtomicLong framesConcealed = new AtomicLong();
    final AtomicLong packetsSent = new AtomicLong();
    volatile double roundTripMs = -1;
    volatile double jitterMs;

    CallMedia.Stats snapshot(long framesDropped, long playoutUnderruns) {
        return new CallMedia.Stats(
                packetsReceived.get(),
                packetsLost.get(),
                packetsDuplicate.get(),
                packetsReordered.get(),
                framesRecovered.get(),
                framesConcealed.get(),
                framesDropped,
                packetsSent.get(),
                playoutUnderruns,
                roundTripMs,
                jitterMs);
    }
}

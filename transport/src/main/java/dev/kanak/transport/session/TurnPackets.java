package dev.kanak.transport.session;

import java.util.ArrayList;
import java.util.List;

/** Which packets carried a turn's samples, pauses in which it ran dry left out. Pure; not thread-safe. */
final class TurnPackets {

    private final List<Run> runs = new ArrayList<>(1);

    /** Packets that follow one another, each with a frame of the turn. */
    private record Run(long from, long to, long samplesBefore, long samplesAfter) {

        long samplesAfter(long packet) {
            return packet >= to
                    ? samplesAfter
                    : samplesBefore + (samplesAfter - samplesBefore) * (packet - from + 1) / (to - from + 1);
        }
    }

    /**
     * A packet carried samples of the turn.
     *
     * @param samples of the turn that are sent with it and before it
     */
    void add(long packet, long samples) {
        Run last = runs.isEmpty() ? null : runs.getLast();
        if (last != null && packet == last.to + 1) {
            runs.removeLast();
            runs.add(new Run(last.from, packet, last.samplesBefore, samples));
        } else {
            runs.add(new Run(packet, packet, last == null ? 0 : last.samplesAfter, samples));
        }
    }

    boolean isEmpty() {
        return runs.isEmpty();
    }

    long first() {
        return runs.getFirst().from;
    }

    long last() {
        return runs.getLast().to;
    }

    /** Samples of the turn in the packets up to one, this included. */
    long samplesUpTo(long packet) {
        long samples = 0;
        for (Run run : runs) {
            if (packet >= run.from) {
                samples = run.samplesAfter(packet);
            }
        }
        return samples;
    }
}

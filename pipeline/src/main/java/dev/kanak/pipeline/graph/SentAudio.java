package dev.kanak.pipeline.graph;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** A turn's audio between its synthesis and the moment it was sent. Written by the voice, taken by the ears. */
final class SentAudio {

    private final Deque<short[]> written = new ArrayDeque<>();
    private long taken;
    private int takenOfFirst;

    /** Audio that will be sent after all before it. */
    synchronized void add(short[] samples) {
        written.add(samples);
    }

    /**
     * What has been sent since the last time.
     *
     * @param played samples of the turn that were sent so far
     * @param multiple the number of samples given is a multiple of this; the rest is given later
     */
    synchronized short[] take(long played, int multiple) {
        int count = (int) Math.max(0, (played - taken) / multiple * multiple);
        var sent = new short[count];
        int at = 0;
        while (at < count && !written.isEmpty()) {
            short[] first = written.getFirst();
            int some = Math.min(count - at, first.length - takenOfFirst);
            System.arraycopy(first, takenOfFirst, sent, at, some);
            at += some;
            takenOfFirst += some;
            if (takenOfFirst == first.length) {
                written.removeFirst();
                takenOfFirst = 0;
            }
        }
        int whole = at / multiple * multiple;
        taken += whole;
        return whole == count ? sent : Arrays.copyOf(sent, whole);
    }
}

package dev.kanak.rag.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The highest of many scores, with the number of each, without an object for any that is not among them. Not thread-safe. */
final class Highest {

    /** What is made of a number and its score. */
    interface Maker<T> {
        T of(int number, float score);
    }

    /** A heap with the lowest on top; the score in the upper half, so that the order is the scores', the number in the lower. */
    private final long[] heap;

    private int size;

    /** @param most scores to keep, 0 or more */
    Highest(int most) {
        this.heap = new long[Math.max(0, most)];
    }

    /** Takes a score, which may be any number but NaN. */
    void add(int number, float score) {
        long key = ((long) ordered(score) << Integer.SIZE) | number;
        if (size < heap.length) {
            up(key);
        } else if (size > 0 && key > heap[0]) {
            down(key);
        }
    }

    /** All that were kept, highest first; of two alike the one with the higher number. */
    <T> List<T> sorted(Maker<T> maker) {
        long[] keys = Arrays.copyOf(heap, size);
        Arrays.sort(keys);
        List<T> sorted = new ArrayList<>(size);
        for (int i = size - 1; i >= 0; i--) {
            sorted.add(maker.of((int) keys[i], score((int) (keys[i] >> Integer.SIZE))));
        }
        return sorted;
    }

    private void up(long key) {
        int at = size++;
        while (at > 0 && heap[(at - 1) / 2] > key) {
            heap[at] = heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        heap[at] = key;
    }

    private void down(long key) {
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            int least = child + 1 < size && heap[child + 1] < heap[child] ? child + 1 : child;
            if (heap[least] >= key) {
                break;
            }
            heap[at] = heap[least];
            at = least;
        }
        heap[at] = key;
    }

    /** The bits of a float as a number that is in the same order. */
    private static int ordered(float score) {
        int bits = Float.floatToIntBits(score);
        return bits ^ ((bits >> (Integer.SIZE - 1)) & Integer.MAX_VALUE);
    }

    private static float score(int ordered) {
        return Float.intBitsToFloat(ordered ^ ((ordered >> (Integer.SIZE - 1)) & Integer.MAX_VALUE));
    }
}

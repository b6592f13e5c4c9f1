package dev.kanak.rag.index;

import java.util.List;

/**
 * Vectors as blocks of their first numbers, then of their second, and so on: a processor then compares several with a question
 * at once. Each number is kept in 16 bits, for to read them takes longer than to multiply: a dot product of vectors of length 1 is
 * off by some hundred thousandths. Immutable and thread-safe.
 */
public final class PackedVectors {

    /** Vectors of a block, whose sums fit into the nearest cache. */
    private static final int BLOCK = 256;

    private final int dimension;
    private final int size;
    private final short[][] blocks;
    /** What 1 in each vector's numbers stands for. */
    private final float[] steps;

    /**
     * Copies vectors.
     *
     * @param vectors each with as many numbers as {@code dimension}
     * @throws IllegalArgumentException if one has another length
     */
    public PackedVectors(int dimension, List<float[]> vectors) {
        if (vectors.stream().anyMatch(vector -> vector.length != dimension)) {
            throw new IllegalArgumentException("vectors must have " + dimension + " numbers each");
        }
        this.dimension = dimension;
        this.size = vectors.size();
        this.steps = new float[size];
        for (int i = 0; i < size; i++) {
            steps[i] = largest(vectors.get(i)) / Short.MAX_VALUE;
        }
        this.blocks = new short[(size + BLOCK - 1) / BLOCK][];
        for (int block = 0; block < blocks.length; block++) {
            int first = first(block);
            blocks[block] = packed(vectors.subList(first, Math.min(size, first + BLOCK)), first);
        }
    }

    /** The largest number; 1 if there is none but 0. */
    private static float largest(float[] vector) {
        float largest = 0;
        for (float number : vector) {
            largest = Math.max(largest, Math.abs(number));
        }
        return largest == 0 ? 1 : largest;
    }

    private short[] packed(List<float[]> vectors, int first) {
        short[] block = new short[dimension * vectors.size()];
        for (int i = 0; i < vectors.size(); i++) {
            float[] vector = vectors.get(i);
            for (int at = 0; at < dimension; at++) {
                block[at * vectors.size() + i] = (short) Math.round(vector[at] / steps[first + i]);
            }
        }
        return block;
    }

    /** How many there are. */
    int size() {
        return size;
    }

    /** The number of blocks. */
    int blocks() {
        return blocks.length;
    }

    /** The number of the first vector of a block. */
    static int first(int block) {
        return block * BLOCK;
    }

    /**
     * Dot products of a question with the vectors of one block, in their order.
     *
     * @param query of the dimension of the vectors
     */
    float[] dots(float[] query, int block) {
        float[] sums = new float[Math.min(BLOCK, size - first(block))];
        short[] numbers = blocks[block];
        for (int at = 0; at < dimension; at++) {
            float number = query[at];
            int from = at * sums.length;
            for (int i = 0; i < sums.length; i++) {
                sums[i] += number * numbers[from + i];
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] *= steps[first(block) + i];
        }
        return sums;
    }

    /**
     * Dot products of a question with every vector, in their order.
     *
     * @param query of the dimension of the vectors
     * @throws IllegalArgumentException if it has another length
     */
    public float[] dots(float[] query) {
        if (size > 0 && query.length != dimension) {
            throw new IllegalArgumentException("query must have " + dimension + " numbers: " + query.length);
        }
        float[] all = new float[size];
        for (int block = 0; block < blocks.length; block++) {
            float[] some = dots(query, block);
            System.arraycopy(some, 0, all, first(block), some.length);
        }
        return all;
    }
}

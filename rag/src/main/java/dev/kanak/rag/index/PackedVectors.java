package dev.kanak.rag.index;

import java.util.List;

/**
 * Vectors as blocks of their first numbers, then of their second, and so on: a processor then compares several with a question
 * at once. Immutable and thread-safe.
 */
final class PackedVectors {

    /** Vectors of a block, whose sums fit into the nearest cache. */
    private static final int BLOCK = 256;

    private final int dimension;
    private final int size;
    private final float[][] blocks;

    /** @param vectors each with as many numbers as {@code dimension} */
    PackedVectors(int dimension, List<float[]> vectors) {
        this.dimension = dimension;
        this.size = vectors.size();
        this.blocks = new float[(size + BLOCK - 1) / BLOCK][dimension * BLOCK];
        for (int i = 0; i < size; i++) {
            float[] block = blocks[i / BLOCK];
            float[] vector = vectors.get(i);
            for (int at = 0; at < dimension; at++) {
                block[at * BLOCK + i % BLOCK] = vector[at];
            }
        }
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
     * Dot products of a question with the vectors of one block, in their order; what follows the last vector is 0.
     *
     * @param query of the dimension of the vectors
     */
    float[] dots(float[] query, int block) {
        float[] sums = new float[BLOCK];
        float[] numbers = blocks[block];
        for (int at = 0; at < dimension; at++) {
            float number = query[at];
            int from = at * BLOCK;
            for (int i = 0; i < BLOCK; i++) {
                sums[i] += number * numbers[from + i];
            }
        }
        return sums;
    }

    /** Dot products of a question with every vector, in their order. */
    float[] dots(float[] query) {
        float[] all = new float[size];
        for (int block = 0; block < blocks.length; block++) {
            int from = first(block);
            System.arraycopy(dots(query, block), 0, all, from, Math.min(BLOCK, size - from));
        }
        return all;
    }
}

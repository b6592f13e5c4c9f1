package dev.kanak.rag.rerank;

import dev.kanak.core.model.Tensor;
import java.util.Arrays;

/** Cuts tensors down to some of their rows. Pure. */
final class Rows {

    private Rows() {}

    /** The rows of those places, in that order; the outermost extent counts rows. */
    static Tensor.Floats only(Tensor.Floats tensor, int[] rows) {
        long[] shape = tensor.shape().clone();
        int width = shape[0] == 0 ? 0 : tensor.values().length / Math.toIntExact(shape[0]);
        var values = new float[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(tensor.values(), rows[i] * width, values, i * width, width);
        }
        shape[0] = rows.length;
        return new Tensor.Floats(values, shape);
    }

    /** The first value of each row. */
    static double[] firsts(Tensor.Floats tensor) {
        int rows = Math.toIntExact(tensor.shape()[0]);
        int width = rows == 0 ? 1 : tensor.values().length / rows;
        var firsts = new double[rows];
        Arrays.setAll(firsts, row -> tensor.values()[row * width]);
        return firsts;
    }
}

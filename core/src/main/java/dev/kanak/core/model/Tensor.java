package dev.kanak.core.model;

import ai.onnxruntime.OnnxTensor;

/** A dense array with its shape, row-major. The arrays are handed over, not copied. */
@SuppressWarnings("ArrayRecordComponent") // inference path: handed over, not copied
public sealed interface Tensor {

    record Floats(float[] values, long[] shape) implements Tensor {

        public Floats {
            checkSize(values.length, shape);
        }

        /** Zeros of the given shape. */
        public static Floats zeros(long... shape) {
            return new Floats(new float[Math.toIntExact(size(shape))], shape);
        }
    }

    record Longs(long[] values, long[] shape) implements Tensor {

        public Longs {
            checkSize(values.length, shape);
        }

        /** A tensor of rank 0. */
        public static Longs scalar(long value) {
            return new Longs(new long[] {value}, new long[0]);
        }
    }

    record Ints(int[] values, long[] shape) implements Tensor {

        public Ints {
            checkSize(values.length, shape);
        }
    }

    record Booleans(boolean[] values, long[] shape) implements Tensor {

        public Booleans {
            checkSize(values.length, shape);
        }
    }

    /**
     * A result that stays in native memory, to be fed to another run without being copied.
     *
     * <p>It belongs to the {@link NativeResult} it came from and is of no use once that is closed.
     */
    final class Native implements Tensor {

        private final OnnxTensor value;

        Native(OnnxTensor value) {
            this.value = value;
        }

        OnnxTensor value() {
            return value;
        }

        @Override
        public long[] shape() {
            return value.getInfo().getShape();
        }
    }

    /** Extents, outermost first; none for a scalar. */
    long[] shape();

    private static long size(long[] shape) {
        long size = 1;
        for (long extent : shape) {
            size = Math.multiplyExact(size, extent);
        }
        return size;
    }

    private static void checkSize(int length, long[] shape) {
        if (length != size(shape)) {
            throw new IllegalArgumentException("values do not fill the shape: " + length);
        }
    }
}

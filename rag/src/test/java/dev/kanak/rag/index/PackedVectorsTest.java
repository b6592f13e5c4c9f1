package dev.kanak.rag.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.util.VectorUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedVectorsTest {

    private static final int DIMENSION = 24;

    private final Random random = new Random(20261127);

    private float[] vector() {
        float[] vector = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return VectorUtil.l2normalize(vector);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 257, 600})
    void everyVectorHasItsDotProductInItsPlaceWhateverTheirNumber(int size) {
        List<float[]> vectors = Stream.generate(this::vector).limit(size).toList();
        float[] query = vector();

        float[] dots = new PackedVectors(DIMENSION, vectors).dots(query);

        assertThat(dots).hasSize(size);
        for (int i = 0; i < size; i++) {
            assertThat(dots[i]).isCloseTo(VectorUtil.dotProduct(query, vectors.get(i)), within(1e-4f));
        }
    }

    @Test
    void theLengthOfAVectorIsKept() {
        float[] one = vector();
        List<float[]> vectors = IntStream.of(1, 1_000_000)
                .mapToObj(times -> {
                    float[] longer = one.clone();
                    for (int i = 0; i < longer.length; i++) {
                        longer[i] *= times;
                    }
                    return longer;
                })
                .toList();

        float[] dots = new PackedVectors(DIMENSION, vectors).dots(one);

        assertThat(dots[0]).isCloseTo(1, within(1e-4f));
        assertThat(dots[1] / dots[0]).isCloseTo(1_000_000, within(1f));
    }

    @Test
    void aVectorOfNothingIsNearNothing() {
        assertThat(new PackedVectors(DIMENSION, List.of(new float[DIMENSION])).dots(vector()))
                .containsExactly(0);
    }
}

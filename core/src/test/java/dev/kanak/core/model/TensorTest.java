package dev.kanak.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TensorTest {

    @Test
    void valuesMustFillTheShape() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Tensor.Floats(new float[5], new long[] {2, 3}));
        assertThatIllegalArgumentException().isThrownBy(() -> new Tensor.Longs(new long[2], new long[0]));
        assertThat(new Tensor.Floats(new float[6], new long[] {2, 3}).values()).hasSize(6);
    }

    @Test
    void zerosHaveTheProductOfTheExtents() {
        assertThat(Tensor.Floats.zeros(2, 1, 128).values()).hasSize(256).containsOnly(0f);
        assertThat(Tensor.Floats.zeros(0, 4).values()).isEmpty();
    }

    @Test
    void aScalarHasRankZero() {
        assertThat(Tensor.Longs.scalar(16_000).shape()).isEmpty();
        assertThat(Tensor.Longs.scalar(16_000).values()).containsExactly(16_000L);
    }
}

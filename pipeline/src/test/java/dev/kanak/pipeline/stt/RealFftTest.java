package dev.kanak.pipeline.stt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealFftTest {

    @ParameterizedTest
    @ValueSource(ints = {4, 8, 64, 512})
    void agreesWithTheDefinition(int size) {
        var random = new Random(size);
        double[] signal = random.doubles(size, -1, 1).toArray();
        var power = new double[size / 2 + 1];
        new RealFft(size).power(signal, power);
        for (int k = 0; k <= size / 2; k++) {
            assertThat(power[k]).isCloseTo(byDefinition(signal, k), within(1e-9));
        }
    }

    @Test
    void refusesASizeThatIsNoPowerOfTwo() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RealFft(400)).withMessageContaining("400");
    }

    private static double byDefinition(double[] signal, int bin) {
        double re = 0;
        double im = 0;
        for (int n = 0; n < signal.length; n++) {
            double angle = -2 * Math.PI * bin * n / signal.length;
            re += signal[n] * Math.cos(angle);
            im += signal[n] * Math.sin(angle);
        }
        return re * re + im * im;
    }
}

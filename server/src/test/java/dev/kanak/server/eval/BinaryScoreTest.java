package dev.kanak.server.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BinaryScoreTest {

    private final BinaryScore score = new BinaryScore(0.5);

    private void add(boolean truth, double... probabilities) {
        for (double probability : probabilities) {
            score.add(probability, truth);
        }
    }

    @Test
    void threeOfFourFoundAndOneFalse() {
        add(true, 0.9, 0.8, 0.5, 0.2);
        add(false, 0.7, 0.1);

        assertThat(score.accuracy()).isCloseTo(4 / 6.0, within(1e-9));
        assertThat(score.precision()).isCloseTo(3 / 4.0, within(1e-9));
        assertThat(score.recall()).isCloseTo(3 / 4.0, within(1e-9));
        assertThat(score.f1()).isCloseTo(3 / 4.0, within(1e-9));
    }

    @Test
    void theAreaIsTheShareOfPairsInTheRightOrder() {
        add(true, 0.9, 0.4);
        add(false, 0.6, 0.1);

        assertThat(score.auc()).isCloseTo(3 / 4.0, within(1e-9));
    }

    @Test
    void equalProbabilitiesCountHalf() {
        add(true, 0.5, 0.5);
        add(false, 0.5);

        assertThat(score.auc()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void whatIsNotDefinedIsNoNumber() {
        assertThat(score.accuracy()).isNaN();
        add(false, 0.1);
        assertThat(score.auc()).isNaN();
        assertThat(score.recall()).isNaN();
    }
}

package dev.kanak.rag.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kanak.rag.answer.Support.Asked;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupportTest {

    private static final int SENTENCES = 3;

    /** A vector of length 1 whose cosine with {@link #QUESTION} is given. */
    private static float[] near(double cosine) {
        return new float[] {(float) cosine, (float) Math.sqrt(1 - cosine * cosine)};
    }

    private static final float[] QUESTION = {1, 0};

    private static final Support SUPPORT = new Support(List.of(
            Asked.answeredBy(0, SENTENCES, near(0.9)),
            Asked.answeredBy(0, SENTENCES, near(0.1)),
            Asked.answeredBy(0, SENTENCES, near(0.7)),
            Asked.answeredBy(1, SENTENCES, near(-0.2)),
            Asked.of(near(0.8), new double[] {0, 0, 3})));

    @Test
    void aSentenceIsAsNearAsTheTwoNearestQuestionsThatItIsToldToAnswer() {
        double[] nearness = SUPPORT.nearness(SUPPORT.cosines(QUESTION), SENTENCES);

        assertThat(nearness[0]).isCloseTo((0.9 + 0.7) / 2, within(1e-3));
        assertThat(nearness[1]).as("one alone").isCloseTo(-0.2, within(1e-3));
        assertThat(nearness[2]).as("none is told").isEqualTo(0.3);
    }

    @Test
    void theNearestQuestionsSpeakLoudestForTheirSentences() {
        double[] shares = SUPPORT.of(SUPPORT.cosines(QUESTION), SENTENCES);

        assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-6));
        assertThat(shares[0]).isGreaterThan(shares[2]);
        assertThat(shares[2]).isGreaterThan(shares[1]);
    }

    @Test
    void ofNothingKnownNothingSpeaks() {
        assertThat(Support.NONE.cosines(QUESTION)).isEmpty();
        assertThat(Support.NONE.of(new float[0], SENTENCES)).containsOnly(0);
        assertThat(Support.NONE.isTold()).isFalse();
        assertThat(SUPPORT.isTold()).isTrue();
    }
}

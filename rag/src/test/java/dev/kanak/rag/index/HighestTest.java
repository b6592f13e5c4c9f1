package dev.kanak.rag.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class HighestTest {

    private record Scored(int number, float score) {}

    @Test
    void theHighestAreKeptHighestFirst() {
        Highest highest = new Highest(3);
        float[] scores = {0.5f, -2, 0.75f, 0, -0.25f, 0.5f};
        for (int i = 0; i < scores.length; i++) {
            highest.add(i, scores[i]);
        }

        assertThat(highest.sorted(Scored::new))
                .containsExactly(new Scored(2, 0.75f), new Scored(5, 0.5f), new Scored(0, 0.5f));
    }

    @Test
    void manyAreKeptAsSortingWouldKeepThem() {
        Random random = new Random(7);
        Highest highest = new Highest(100);
        List<Scored> all = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            Scored scored = new Scored(i, (float) random.nextGaussian());
            all.add(scored);
            highest.add(scored.number(), scored.score());
        }
        all.sort(Comparator.comparingDouble(Scored::score).reversed());

        assertThat(highest.sorted(Scored::new)).isEqualTo(all.subList(0, 100));
    }

    @Test
    void fewerThanAskedForAreAllKeptAndNoneIsKeptOfNone() {
        Highest some = new Highest(10);
        some.add(4, -1);
        Highest none = new Highest(0);
        none.add(4, -1);

        assertThat(some.sorted(Scored::new)).containsExactly(new Scored(4, -1));
        assertThat(none.sorted(Scored::new)).isEmpty();
    }
}

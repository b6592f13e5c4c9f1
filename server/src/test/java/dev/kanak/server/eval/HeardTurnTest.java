package dev.kanak.server.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.rag.prefetch.PrefetchReplay.Heard;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HeardTurnTest {

    @Test
    void whatIsHeardAfterTheLullIsHeardInASilence() {
        var said = List.of(new Heard(900, "byaj kitna", false), new Heard(1130, "byaj kitna lagta hai", false));

        assertThat(HeardTurn.withLull(said, 1100))
                .containsExactly(
                        new Heard(900, "byaj kitna", false),
                        new Heard(1100, "byaj kitna", true),
                        new Heard(1130, "byaj kitna lagta hai", true));
    }

    @Test
    void whatIsHeardOnlyAfterTheLullHasNothingBefore() {
        assertThat(HeardTurn.withLull(List.of(new Heard(1130, "haan", false)), 1100))
                .containsExactly(new Heard(1130, "haan", true));
    }
}

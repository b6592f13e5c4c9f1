package dev.kanak.tools.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kanak.core.error.ToolException;
import dev.kanak.core.error.ToolException.Kind;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How long a tool that fails is left alone, on a clock that the test moves. */
class ToolBreakersTest {

    private Instant now = Instant.EPOCH;
    private boolean down = true;
    private int calls;

    private final GuardedTool tool =
            new GuardedTool(new Scale(this::weigh), new ToolBreakers(() -> now).of("scale"), (_, _) -> {});

    private Map<String, Object> weigh() {
        calls++;
        if (down) {
            throw new ToolException(Kind.TIMED_OUT, "no answer", true);
        }
        return Map.of();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            assertThatExceptionOfType(ToolException.class).isThrownBy(() -> tool.call(Map.of()));
        }
    }

    @Test
    void tenFailuresLeaveItAloneForTenSeconds() {
        fail(12);
        assertThat(calls).isEqualTo(10);

        now = Instant.ofEpochMilli(9_999);
        fail(1);
        assertThat(calls).isEqualTo(10);
    }

    @Test
    void thenTwoGoodCallsBringItBack() {
        fail(10);
        down = false;
        now = Instant.ofEpochMilli(10_001);
        for (int i = 0; i < 20; i++) {
            assertThat(tool.call(Map.of())).isEmpty();
        }
        assertThat(calls).isEqualTo(30);
    }

    @Test
    void andTwoBadOnesLeaveItAloneAgain() {
        fail(10);
        now = Instant.ofEpochMilli(10_001);
        fail(5);
        assertThat(calls).isEqualTo(12);

        now = Instant.ofEpochMilli(20_003);
        fail(5);
        assertThat(calls).isEqualTo(14);
    }

    @Test
    void fourFailuresInTenDoNot() {
        fail(4);
        down = false;
        for (int i = 0; i < 20; i++) {
            assertThat(tool.call(Map.of())).isEmpty();
        }
        assertThat(calls).isEqualTo(24);
    }
}

package dev.kanak.pipeline.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.error.ToolException;
import dev.kanak.core.error.ToolException.Kind;
import dev.kanak.core.port.Tool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class ToolRunnerTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final List<String> origins = new ArrayList<>();

    /** Fails the first time it is called. */
    private Tool failingOnce(ToolException failure, boolean effects) {
        return new Tool() {
            @Override
            public String name() {
                return "tool";
            }

            @Override
            public String description() {
                return "Does something.";
            }

            @Override
            public Map<String, Object> schema() {
                return Map.of();
            }

            @Override
            public boolean hasEffects() {
                return effects;
            }

            @Override
            public Map<String, Object> call(Map<String, Object> arguments) {
                throw new IllegalStateException("the origin must be given");
            }

            @Override
            public Map<String, Object> call(Map<String, Object> arguments, Origin origin) {
                origins.add(origin.callId() + "/" + origin.idempotencyKey().orElse("none"));
                if (origins.size() == 1) {
                    throw failure;
                }
                return Map.of("done", true);
            }
        };
    }

    private Tool.Outcome run(Tool tool) throws InterruptedException {
        return new ToolRunner(List.of(tool), "call-1").run(new Tool.Request("1", "tool", Map.of()), LIMIT);
    }

    @Test
    void aReadIsTriedASecondTimeInTheSameCall() throws Exception {
        assertThat(run(failingOnce(new ToolException(Kind.UNAVAILABLE, "down", true), false))
                        .ok())
                .isTrue();
        assertThat(origins).containsExactly("call-1/1.1", "call-1/1.1");
    }

    @Test
    void aToolWithEffectsIsTriedAgainUnderTheSameKey() throws Exception {
        assertThat(run(failingOnce(new ToolException(Kind.UNAVAILABLE, "down", true), true))
                        .ok())
                .isTrue();
        assertThat(origins).containsExactly("call-1/1.1", "call-1/1.1");
    }

    @Test
    void theSameRequestMadeAnewHasAnotherKey() throws Exception {
        var runner = new ToolRunner(
                List.of(failingOnce(new ToolException(Kind.INVALID_ARGUMENTS, "wrong", false), true)), "call-1");
        runner.run(new Tool.Request("1", "tool", Map.of()), LIMIT);
        runner.run(new Tool.Request("1", "tool", Map.of()), LIMIT);
        assertThat(origins).containsExactly("call-1/1.1", "call-1/1.2");
    }

    @Test
    void eachTryHasTheWholeTimeLimitAndThereAreTwo() throws Exception {
        var waited = new ArrayList<Duration>();
        var runner = new ToolRunner(
                List.of(failingOnce(new ToolException(Kind.UNAVAILABLE, "down", true), true)), "call-1", (_, limit) -> {
                    waited.add(limit);
                    throw new TimeoutException();
                });

        var outcome = runner.run(new Tool.Request("1", "tool", Map.of()), LIMIT);

        assertThat(outcome.result()).containsEntry("error", "timed_out");
        assertThat(waited).containsExactly(LIMIT, LIMIT);
    }

    @Test
    void aStalePriceAndWrongArgumentsAreNotTriedAgain() throws Exception {
        run(failingOnce(new ToolException(Kind.STALE_DATA, "old", true), false));
        assertThat(origins).hasSize(1);
        origins.clear();
        run(failingOnce(new ToolException(Kind.INVALID_ARGUMENTS, "wrong", false), false));
        assertThat(origins).hasSize(1);
    }
}

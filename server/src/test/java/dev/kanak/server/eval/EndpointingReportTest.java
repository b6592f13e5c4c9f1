package dev.kanak.server.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kanak.core.time.MonotonicTime;
import dev.kanak.pipeline.turn.AnswerKind;
import dev.kanak.pipeline.turn.TurnConfig;
import dev.kanak.pipeline.turn.TurnConfig.Budget;
import dev.kanak.pipeline.turn.TurnInput;
import dev.kanak.pipeline.turn.TurnInput.SpeechStarted;
import dev.kanak.pipeline.turn.TurnInput.SpeechStopped;
import dev.kanak.server.eval.SpeechSegments.Segment;
import dev.kanak.server.eval.TurnTrace.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EndpointingReportTest {

    private static final TurnConfig POLICY = new TurnConfig(
            0.8,
            0.5,
            TurnConfig.always(new Budget(Duration.ofMillis(300), Duration.ofMillis(1_200))),
            Duration.ofSeconds(8),
            Duration.ofMillis(240),
            Duration.ofMillis(800),
            Duration.ofSeconds(20));

    private static MonotonicTime at(long ms) {
        return MonotonicTime.ofMillis(ms);
    }

    /** A turn whose words are judged right: unfinished at its pause, whole at its end. */
    private static TurnTrace turn(long pauseMs, double completeAtPause) {
        long end = 2_000 + pauseMs;
        var moments = new ArrayList<Moment>();
        moments.add(moment(100, new SpeechStarted(at(0))));
        moments.add(moment(1_240, new SpeechStopped(at(1_000), completeAtPause, AnswerKind.OPEN)));
        for (long ms = 1_260; ms < 1_000 + pauseMs; ms += 20) {
            moments.add(new Moment(at(ms), List.of(), false));
        }
        moments.add(moment(1_100 + pauseMs, new SpeechStarted(at(1_000 + pauseMs))));
        moments.add(moment(end + 240, new SpeechStopped(at(end), 0.99, AnswerKind.OPEN)));
        return new TurnTrace(
                "turn", "hi", "inside", AnswerKind.OPEN, end, List.of(new Segment(1_000, 1_000 + pauseMs)), moments);
    }

    private static Moment moment(long ms, TurnInput input) {
        return new Moment(at(ms), List.of(input), false);
    }

    private static List<TurnTrace> turns(double completeAtPause) {
        return IntStream.rangeClosed(1, 20)
                .mapToObj(i -> turn(50L * i + 100, completeAtPause))
                .toList();
    }

    private static List<String> row(Table table, String name) {
        return table.toString()
                .lines()
                .filter(line -> line.startsWith(name))
                .map(line -> List.of(line.strip().split(" {2,}")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void wordsThatTellPausesFromEndsNeedAFractionOfTheSilence() {
        var sweep = new EndpointingSweep(turns(0.05), POLICY);

        assertThat(sweep.bestPolicy(0.05)).hasValueSatisfying(point -> {
            assertThat(point.endpoints().cutOffShare()).isLessThanOrEqualTo(0.05);
            assertThat(point.endpoints().meanDeadAirMs()).isLessThan(300);
        });
        assertThat(sweep.bestSilence(0.05))
                .hasValueSatisfying(
                        point -> assertThat(point.endpoints().meanDeadAirMs()).isBetween(1_050.0, 1_100.0));
        assertThat(sweep.bestSilence(0.1).orElseThrow().endpoints().cutOffs()).hasSize(2);
    }

    @Test
    void wordsThatTellNothingGainNothing() {
        var sweep = new EndpointingSweep(turns(0.99), POLICY);

        double policy = sweep.bestPolicy(0.05).orElseThrow().endpoints().meanDeadAirMs();
        double silence = sweep.bestSilence(0.05).orElseThrow().endpoints().meanDeadAirMs();

        assertThat(policy / silence).isBetween(0.95, 1.2);
    }

    @Test
    void theRatioStandsBesideBothFigures() {
        List<String> row = row(new EndpointingReport(turns(0.05), POLICY).sweep(), "hi 5.0 %");

        double ratio = Double.parseDouble(row.get(2)) / Double.parseDouble(row.get(3));
        assertThat(Double.parseDouble(row.get(4))).isCloseTo(ratio, within(0.002));
    }

    @Test
    void theConfiguredPolicyIsCountedByPauseLength() {
        var report = new EndpointingReport(turns(0.99), POLICY);

        assertThat(row(report.shipped(), "hi").subList(1, 6)).containsExactly("20", "16", "80.0", "16", "80.0");
        assertThat(row(report.pauses(), "0-300")).containsExactly("0-300", "3", "0", "0.0");
        assertThat(row(report.pauses(), "300-600")).containsExactly("300-600", "6", "5", "83.3");
        assertThat(report.misses()).hasSize(16);
    }
}

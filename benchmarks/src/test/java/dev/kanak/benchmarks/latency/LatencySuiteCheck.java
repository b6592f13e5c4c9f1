package dev.kanak.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * The pace as a ratio, which holds on a slow machine too. Not part of {@code make test} yet: run it with {@code
 * -Dit.test=LatencySuiteCheck}.
 */
class LatencySuiteCheck {

    @Test
    void answersComeInAFractionOfTheSerialPipelinesTime(TestReporter reporter)
            throws IOException, InterruptedException {
        Report report = LatencySuite.run(1, false);
        reporter.publishEntry("latency at the ear", report.table());
        Summary streaming = report.summary("streaming");
        assertThat(report.calls()).allSatisfy(call -> assertThat(call.trouble()).isEmpty());
        assertThat(streaming.unanswered()).as("turns without an answer").isZero();
        assertThat(streaming.agreedStopped())
                .as("sentences given up for assent")
                .isZero();
        assertThat(report.ratio()).as("dead air, streaming to serial").isBetween(0.05, 0.8);
    }
}

package dev.kanak.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** The pace as a ratio, which holds on a slow machine too: one short call to each pipeline, both at once. */
class LatencySuiteIT {

    @Test
    void answersComeInAFractionOfTheSerialPipelinesTime(TestReporter reporter)
            throws IOException, InterruptedException {
        Report report = LatencySuite.smoke();
        if (isTroubled(report)) {
            report = LatencySuite.smoke();
        }
        reporter.publishEntry("latency at the ear", report.table());
        Summary streaming = report.summary("streaming");
        assertThat(report.calls()).allSatisfy(call -> assertThat(call.trouble()).isEmpty());
        assertThat(streaming.unanswered()).as("turns without an answer").isZero();
        assertThat(report.ratio()).as("dead air, streaming to serial").isBetween(0.05, 0.7);
    }

    /** True if a call broke, as it does where the machine is kept from work for a second: it then has a second try. */
    private static boolean isTroubled(Report report) {
        return report.calls().stream().anyMatch(call -> !call.trouble().isEmpty());
    }
}

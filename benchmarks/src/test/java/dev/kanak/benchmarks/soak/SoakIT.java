package dev.kanak.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** What sixty calls leave behind, barge-ins and broken lines among them. */
class SoakIT {

    /** A call that keeps even its own audio holds some hundred times more. */
    private static final double HEAP_KIB_PER_CALL = 16;

    @Test
    void sixtyCallsLeaveNoThreadAndNoMemory(TestReporter reporter) throws IOException, InterruptedException {
        SoakMeasure.Result left;
        try (SoakMeasure soak = SoakMeasure.open()) {
            left = soak.hold(60, reading -> reporter.publishEntry("memory", reading.row()));
        }
        reporter.publishEntry("soak", left.summary());

        assertThat(left.turns()).as("turns answered").isGreaterThan(3 * 60);
        assertThat(left.threads()).isEmpty();
        assertThat(left.heapKibPerCall()).as("heap growth for each call, KiB").isLessThan(HEAP_KIB_PER_CALL);
    }

    @Test
    void aThreadThatIsLeftWouldBeSeen() throws IOException, InterruptedException {
        var over = new CountDownLatch(1);
        Thread left = Thread.ofVirtual().name("listening-soak0").start(() -> {
            try {
                over.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });

        assertThat(ThreadCensus.names()).contains("listening-soak0");
        over.countDown();
        left.join();
        assertThat(ThreadCensus.names()).doesNotContain("listening-soak0");
    }
}

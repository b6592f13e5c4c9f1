package dev.kanak.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/** Calls that end leave nothing behind. */
@ExtendWith(KanakExtension.class)
final class HangUpIT {

    private static final int CALLS = 100;
    private static final int WARM_UP_CALLS = 10;
    private static final Duration LIMIT = Duration.ofSeconds(15);

    /** Threads that pools may keep after a busy time: carriers, inference and Vert.x workers started late. */
    private static final int THREAD_TOLERANCE = 8;

    /** Heap that caches may keep after 100 calls: 30 KiB a call at the most. */
    private static final long HEAP_TOLERANCE_BYTES = 3L << 20;

    /** Idle keep-alive connections of this test's own client. */
    private static final int FILE_TOLERANCE = 4;

    private final KanakProcess kanak;
    private final Signalling signalling;
    private final LibwebrtcPhone phone;

    HangUpIT(KanakProcess kanak, LibwebrtcPhone phone) {
        this.phone = phone;
        this.kanak = kanak;
        this.signalling = new Signalling(kanak.base());
    }

    @Test
    void aHundredCallsLeaveThreadsHeapAndSocketsWhereTheyWere(TestReporter reporter) {
        callAndHangUp(WARM_UP_CALLS);
        await("the warm-up calls to be freed", () -> openCalls() == 0);
        Vitals before = Vitals.of(kanak.pid());
        callAndHangUp(CALLS);
        await("the calls to be freed", () -> openCalls() == 0);
        await("what they held to be freed", () -> isBack(before, Vitals.of(kanak.pid())));
        Vitals after = Vitals.of(kanak.pid());
        reporter.publishEntry("100 calls", before + " to " + after);
        assertThat(after.udpSockets()).isEqualTo(before.udpSockets());
        assertThat(after.children()).isEqualTo(before.children());
    }

    private static boolean isBack(Vitals before, Vitals after) {
        return after.threads() <= before.threads() + THREAD_TOLERANCE
                && after.liveHeapBytes() <= before.liveHeapBytes() + HEAP_TOLERANCE_BYTES
                && after.openFiles() <= before.openFiles() + FILE_TOLERANCE
                && after.udpSockets() == before.udpSockets()
                && after.children() == before.children();
    }

    /** Every tenth call is hung up while the agent speaks, the others as soon as they are connected. */
    private void callAndHangUp(int calls) {
        for (int i = 0; i < calls; i++) {
            try (LibwebrtcCaller caller = phone.ring(signalling, "en-IN")) {
                if (i % 10 == 0) {
                    caller.events().await(0, "the greeting", LIMIT, event -> event.is("agent.audio_started"));
                }
                assertThat(caller.hangUp()).isEqualTo(204);
            }
        }
    }

    @Test
    void deletingACallFreesItAtOnce() {
        try (LibwebrtcCaller caller = phone.ring(signalling, "en-IN")) {
            assertThat(caller.hangUp()).isEqualTo(204);
            caller.events().await(0, "the end of the call", Duration.ofSeconds(2), event -> event.is("call.ended"));
            assertThat(caller.hangUp()).isEqualTo(404);
        }
    }

    @Test
    void aCallerWhoClosesIsFreedAtOnce() {
        int before = openCalls();
        try (LibwebrtcCaller caller = phone.ring(signalling, "en-IN")) {
            assertThat(openCalls()).isEqualTo(before + 1);
            assertThat(caller.answer().location()).startsWith("/v1/calls/");
        }
        long closed = System.nanoTime();
        await("the call to be freed", () -> openCalls() == before);
        assertThat(Duration.ofNanos(System.nanoTime() - closed)).isLessThan(Duration.ofSeconds(2));
    }

    private int openCalls() {
        return signalling.openCalls();
    }

    private static void await(String what, BooleanSupplier holds) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long for " + what).isLessThan(deadline);
            LockSupport.parkNanos(50_000_000);
        }
    }
}

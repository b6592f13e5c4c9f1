package dev.kanak.transport.playout;

import static dev.kanak.core.time.MonotonicTime.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.transport.playout.ReorderBuffer.Step;
import dev.kanak.transport.playout.ReorderBuffer.Step.Deliver;
import dev.kanak.transport.playout.ReorderBuffer.Step.Duplicate;
import dev.kanak.transport.playout.ReorderBuffer.Step.Gap;
import dev.kanak.transport.playout.ReorderBuffer.Step.Late;
import dev.kanak.transport.playout.ReorderBuffer.Step.Restart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReorderBufferTest {

    private final ReorderBuffer<String> buffer =
            new ReorderBuffer<>(new ReorderBuffer.Settings(3, Duration.ofMillis(60), 1_000));

    private List<Step<String>> on(int sequence, long atMs) {
        return buffer.on(sequence, "p" + sequence, ofMillis(atMs));
    }

    private static Step<String> deliver(int sequence) {
        return new Deliver<>("p" + sequence, false);
    }

    private static Step<String> overtaken(int sequence) {
        return new Deliver<>("p" + sequence, true);
    }

    @Nested
    class ACleanStream {

        @Test
        void passesWithoutDelay() {
            assertThat(on(10, 0)).containsExactly(deliver(10));
            assertThat(on(11, 20)).containsExactly(deliver(11));
            assertThat(buffer.deadline()).isEmpty();
        }

        @Test
        void passesTheEndOfTheSequenceNumbers() {
            assertThat(on(65_534, 0)).containsExactly(deliver(65_534));
            assertThat(on(65_535, 20)).containsExactly(deliver(65_535));
            assertThat(on(0, 40)).containsExactly(deliver(0));
            assertThat(on(1, 60)).containsExactly(deliver(1));
        }
    }

    @Nested
    class APacketAheadOfItsTurn {

        @Test
        void waitsForTheOneBefore() {
            on(10, 0);
            assertThat(on(12, 20)).isEmpty();
            assertThat(on(11, 25)).containsExactly(overtaken(11), deliver(12));
        }

        @Test
        void waitsAcrossTheEndOfTheSequenceNumbers() {
            on(65_535, 0);
            assertThat(on(1, 20)).isEmpty();
            assertThat(on(0, 25)).containsExactly(overtaken(0), deliver(1));
        }

        @Test
        void waitsNoLongerThanTheLimit() {
            on(10, 0);
            on(12, 20);
            assertThat(buffer.deadline()).contains(ofMillis(80));
            assertThat(buffer.onTime(ofMillis(79))).isEmpty();
            assertThat(buffer.onTime(ofMillis(80))).containsExactly(new Gap<>(1), deliver(12));
            assertThat(buffer.deadline()).isEmpty();
        }

        @Test
        void waitsNoLongerThanUntilThreeOthersWait() {
            on(10, 0);
            on(12, 1);
            on(13, 2);
            on(14, 3);
            assertThat(on(15, 4)).containsExactly(new Gap<>(1), deliver(12), deliver(13), deliver(14), deliver(15));
        }

        @Test
        void leavesASecondHoleToItsOwnTime() {
            on(10, 0);
            on(12, 20);
            on(14, 60);
            assertThat(buffer.onTime(ofMillis(80))).containsExactly(new Gap<>(1), deliver(12));
            assertThat(buffer.onTime(ofMillis(119))).isEmpty();
            assertThat(buffer.onTime(ofMillis(120))).containsExactly(new Gap<>(1), deliver(14));
        }

        @Test
        void endsAGapOfSeveral() {
            on(10, 0);
            on(15, 20);
            assertThat(buffer.onTime(ofMillis(80))).containsExactly(new Gap<>(4), deliver(15));
        }
    }

    @Nested
    class APacketThatComesAgain {

        @Test
        void isADuplicateIfItWasDelivered() {
            on(10, 0);
            on(11, 20);
            assertThat(on(10, 21)).containsExactly(new Duplicate<>());
            assertThat(on(11, 22)).containsExactly(new Duplicate<>());
        }

        @Test
        void isADuplicateIfItWaits() {
            on(10, 0);
            on(12, 20);
            assertThat(on(12, 21)).containsExactly(new Duplicate<>());
        }

        @Test
        void isLateIfItWasGivenUp() {
            on(10, 0);
            on(12, 20);
            buffer.onTime(ofMillis(80));
            assertThat(on(11, 90)).containsExactly(new Late<>());
        }

        @Test
        void isLateIfItIsOlderThanTheStream() {
            on(10, 0);
            assertThat(on(9, 1)).containsExactly(new Late<>());
        }
    }

    @Nested
    class AJump {

        @Test
        void beginsANewStream() {
            on(10, 0);
            assertThat(on(5_000, 20)).containsExactly(new Restart<>(), deliver(5_000));
            assertThat(on(5_001, 40)).containsExactly(deliver(5_001));
        }

        @Test
        void backwardsBeginsANewStreamToo() {
            on(5_000, 0);
            assertThat(on(10, 20)).containsExactly(new Restart<>(), deliver(10));
        }

        @Test
        void deliversFirstWhatWaited() {
            on(10, 0);
            on(12, 10);
            assertThat(on(5_000, 20)).containsExactly(new Gap<>(1), deliver(12), new Restart<>(), deliver(5_000));
        }
    }

    @Test
    void whateverTheOrderEachPacketIsDeliveredOnceInOrderOrAccountedFor() {
        long seed = Long.getLong("kanak.seed", 20_260_101L);
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            shuffledRound(random, seed);
        }
    }

    private static void shuffledRound(Random random, long seed) {
        ReorderBuffer<Integer> shuffled =
                new ReorderBuffer<>(new ReorderBuffer.Settings(3, Duration.ofMillis(60), 1_000));
        int first = random.nextInt(65_536);
        List<Integer> delivered = new ArrayList<>();
        int lost = 0;
        int late = 0;
        List<Integer> order = disordered(random);
        for (int i = 0; i < order.size(); i++) {
            int index = order.get(i);
            List<Step<Integer>> steps = new ArrayList<>(shuffled.onTime(ofMillis(20L * i)));
            steps.addAll(shuffled.on((first + index) & 0xffff, index, ofMillis(20L * i)));
            for (Step<Integer> step : steps) {
                switch (step) {
                    case Deliver<Integer>(Integer packet, boolean _) -> delivered.add(packet);
                    case Gap<Integer>(int missing) -> lost += missing;
                    case Late<Integer>() -> late++;
                    case Duplicate<Integer>() -> {}
                    case Restart<Integer>() -> throw new AssertionError("restart with seed " + seed);
                }
            }
        }
        assertThat(delivered).as("seed %d", seed).isSorted().doesNotHaveDuplicates();
        assertThat(delivered.getLast() + 1 - lost).as("seed %d", seed).isEqualTo(delivered.size());
        assertThat(late).isLessThanOrEqualTo(lost);
    }

    /** Packets 0 to 199, the first in its place, the rest with losses, swaps and repetitions. */
    private static List<Integer> disordered(Random random) {
        List<Integer> order = new ArrayList<>();
        order.add(0);
        for (int i = 1; i < 200; i++) {
            if (random.nextInt(10) > 0) {
                int back = Math.min(order.size() - 1, random.nextInt(8) == 0 ? random.nextInt(6) : 0);
                order.add(order.size() - back, i);
            }
            if (random.nextInt(20) == 0) {
                order.add(order.get(random.nextInt(order.size())));
            }
        }
        return order;
    }
}

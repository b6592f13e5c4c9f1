package dev.kanak.transport.playout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.transport.playout.PlayoutQueue.Frame;
import dev.kanak.transport.playout.PlayoutQueue.Turn;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Frames of 4 samples, rings of 12, fades of 2. */
class PlayoutQueueTest {

    private final PlayoutQueue queue = new PlayoutQueue(new PlayoutQueue.Shape(4, 12, 2));

    private static short[] loud(int count) {
        short[] samples = new short[count];
        Arrays.fill(samples, (short) 900);
        return samples;
    }

    private int write(Turn turn, short... samples) {
        return queue.write(turn, samples, 0);
    }

    @Test
    void withoutATurnThereIsSilence() {
        Frame frame = queue.next();
        assertThat(frame.samples()).containsOnly(0).hasSize(4);
        assertThat(frame.firstAudible()).isEmpty();
        assertThat(frame.ended()).isEmpty();
    }

    @Nested
    class ATurn {

        private final Turn turn = queue.open();

        @Test
        void goesOutAFrameAtATimeInOrder() {
            write(turn, new short[] {1, 2, 3, 4, 5, 6, 7, 8});
            assertThat(queue.next().samples()).containsExactly(1, 2, 3, 4);
            assertThat(turn.played()).isEqualTo(4);
            assertThat(queue.next().samples()).containsExactly(5, 6, 7, 8);
            assertThat(turn.played()).isEqualTo(8);
        }

        @Test
        void takesNoMoreThanItsRingHolds() {
            assertThat(write(turn, loud(20))).isEqualTo(12);
            assertThat(write(turn, loud(1))).isZero();
            queue.next();
            assertThat(write(turn, loud(20))).isEqualTo(4);
        }

        @Test
        void isDuckedWithinAFrameAndComesBackWithinOne() {
            write(turn, loud(12));
            queue.next();
            queue.duck(turn, true);
            assertThat(queue.next().samples()).containsExactly(731, 563, 394, 225);
            queue.duck(turn, false);
            write(turn, loud(4));
            assertThat(queue.next().samples()).containsExactly(394, 563, 731, 900);
            assertThat(queue.next().samples()).containsOnly(900);
        }

        @Test
        void isHushedWithinAFrameAndItsTimeGoesOn() {
            write(turn, loud(12));
            queue.next();
            queue.hush(turn, true);
            queue.next();
            write(turn, loud(8));
            assertThat(queue.next().samples()).containsOnly(0);
            queue.hush(turn, false);
            queue.next();
            assertThat(queue.next().samples()).containsOnly(900);
            assertThat(turn.played()).isEqualTo(20);
        }

        @Test
        void keepsItsOrderAroundTheRing() {
            short[] samples = new short[40];
            for (short i = 0; i < samples.length; i++) {
                samples[i] = i;
            }
            short[] heard = new short[0];
            int from = 0;
            for (int i = 0; i < 10; i++) {
                from += queue.write(turn, samples, from);
                heard = Arrays.copyOf(heard, heard.length + 4);
                System.arraycopy(queue.next().samples(), 0, heard, heard.length - 4, 4);
            }
            assertThat(heard).isEqualTo(samples);
        }

        @Test
        void isFirstAudibleWhenItIsNoLongerSilence() {
            write(turn, new short[] {0, 33, -33, 1, 0, 0, -34, 0, 900, 900, 900, 900});
            assertThat(queue.next().firstAudible()).isEmpty();
            assertThat(queue.next().firstAudible()).containsExactly(turn);
            assertThat(queue.next().firstAudible()).isEmpty();
        }

        @Test
        void endsWithTheFrameThatHoldsItsLastSample() {
            write(turn, loud(6));
            queue.finish(turn);
            assertThat(queue.next().ended()).isEmpty();
            Frame last = queue.next();
            assertThat(last.samples()).containsExactly(900, 900, 0, 0);
            assertThat(last.ended()).containsExactly(turn);
            assertThat(turn.played()).isEqualTo(6);
            assertThat(write(turn, loud(1))).isZero();
        }

        @Test
        void endsThoughItNeverHeldAnything() {
            queue.finish(turn);
            assertThat(queue.next().ended()).containsExactly(turn);
        }

        @Test
        void waitsForAWholeFrameUnlessItIsFinished() {
            write(turn, loud(3));
            assertThat(queue.next().samples()).containsOnly(0);
            write(turn, loud(1));
            assertThat(queue.next().samples()).containsOnly(900);
        }

        @Test
        void thatRunsDryIsCountedOnceEachTime() {
            write(turn, loud(4));
            queue.next();
            queue.next();
            queue.next();
            assertThat(queue.underruns()).isEqualTo(1);
            write(turn, loud(4));
            queue.next();
            queue.next();
            assertThat(queue.underruns()).isEqualTo(2);
        }

        @Test
        void thatHasNotBegunOrIsFinishedDoesNotRunDry() {
            queue.next();
            write(turn, loud(4));
            queue.finish(turn);
            queue.next();
            queue.next();
            assertThat(queue.underruns()).isZero();
        }
    }

    @Nested
    class AStop {

        private final Turn turn = queue.open();

        @Test
        void fadesOutAndDiscardsTheRest() {
            write(turn, loud(12));
            queue.next();
            assertThat(queue.stop(turn)).isEqualTo(6);
            Frame last = queue.next();
            assertThat(last.samples()).containsExactly(600, 300, 0, 0);
            assertThat(last.ended()).containsExactly(turn);
            assertThat(turn.played()).isEqualTo(6);
        }

        @Test
        void beforeTheFirstFramePlaysNothing() {
            write(turn, loud(12));
            assertThat(queue.stop(turn)).isZero();
            Frame frame = queue.next();
            assertThat(frame.samples()).containsOnly(0);
            assertThat(frame.ended()).containsExactly(turn);
        }

        @Test
        void letsTheNextTurnBeginAtOnce() {
            write(turn, loud(12));
            Turn following = queue.open();
            write(following, loud(4));
            queue.stop(turn);
            Frame frame = queue.next();
            assertThat(frame.ended()).containsExactly(turn);
            assertThat(frame.firstAudible()).containsExactly(following);
        }
    }

    @Test
    void turnsPlayInTheOrderInWhichTheyWereOpened() {
        Turn first = queue.open();
        Turn second = queue.open();
        write(second, new short[] {5, 6, 7, 8});
        assertThat(queue.next().samples()).containsOnly(0);
        write(first, new short[] {1, 2, 3, 4});
        queue.finish(first);
        assertThat(queue.next().samples()).containsExactly(1, 2, 3, 4);
        assertThat(queue.next().samples()).containsExactly(5, 6, 7, 8);
    }

    @Test
    void clearingEndsEveryTurn() {
        Turn first = queue.open();
        Turn second = queue.open();
        write(first, loud(12));
        assertThat(queue.clear()).containsExactly(first, second);
        assertThat(queue.next().samples()).containsOnly(0);
        assertThat(write(second, loud(1))).isZero();
    }
}

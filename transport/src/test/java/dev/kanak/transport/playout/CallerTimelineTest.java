package dev.kanak.transport.playout;

import static dev.kanak.core.time.MonotonicTime.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.transport.playout.CallerTimeline.Fill;
import dev.kanak.transport.playout.CallerTimeline.Fill.Conceal;
import dev.kanak.transport.playout.CallerTimeline.Fill.Recover;
import dev.kanak.transport.playout.CallerTimeline.Fill.Silence;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Times in milliseconds; the first packet comes at 0 and plays 20 ms unless a test says otherwise. */
class CallerTimelineTest {

    private static final int MS = CallerTimeline.TICKS_PER_MS;
    private static final int VOICE_BYTES = 80;

    private final CallerTimeline timeline = new CallerTimeline();

    private List<Fill> on(long mediaMs, int lengthMs, int missing, long atMs) {
        return timeline.on(mediaMs * MS, lengthMs * MS, VOICE_BYTES, missing, ofMillis(atMs));
    }

    @Nested
    class LostPackets {

        @Test
        void ofOneFrameAreRebuiltFromTheNext() {
            on(0, 20, 0, 0);
            assertThat(on(40, 20, 1, 40)).containsExactly(new Recover(20 * MS));
        }

        @Test
        void ofSeveralFramesAreConcealedButTheLast() {
            on(0, 20, 0, 0);
            assertThat(on(80, 20, 3, 80)).containsExactly(new Conceal(40 * MS), new Recover(20 * MS));
        }

        @Test
        void beyondTheLimitAreSilence() {
            on(0, 20, 0, 0);
            assertThat(on(420, 20, 20, 420))
                    .containsExactly(new Conceal(180 * MS), new Silence(200 * MS), new Recover(20 * MS));
        }

        @Test
        void ofSixtyMillisecondsAreRebuiltWhole() {
            on(0, 60, 0, 0);
            assertThat(on(120, 60, 1, 120)).containsExactly(new Recover(60 * MS));
        }

        @Test
        void ofTenMillisecondsAreRebuiltWhole() {
            on(0, 10, 0, 0);
            assertThat(on(30, 10, 2, 30)).containsExactly(new Conceal(10 * MS), new Recover(10 * MS));
        }

        @Test
        void amongAPauseLeaveThePauseSilent() {
            on(0, 20, 0, 0);
            assertThat(on(300, 20, 1, 300)).containsExactly(new Silence(260 * MS), new Recover(20 * MS));
        }
    }

    @Nested
    class APauseOfTheSender {

        @Test
        void isSilence() {
            on(0, 20, 0, 0);
            assertThat(on(120, 20, 0, 120)).containsExactly(new Silence(100 * MS));
        }

        @Test
        void isFilledAtOnceOnlyUpToALimit() {
            on(0, 20, 0, 0);
            assertThat(on(3_600_000, 20, 0, 100)).containsExactly(new Silence(1_000 * MS));
        }

        @Test
        void isFilledWhileItLastsOnceItIsClear() {
            on(0, 20, 0, 0);
            assertThat(timeline.onTime(ofMillis(419))).isZero();
            assertThat(timeline.onTime(ofMillis(420))).isEqualTo(400 * MS);
            assertThat(timeline.onTime(ofMillis(430))).isZero();
            assertThat(timeline.onTime(ofMillis(440))).isEqualTo(20 * MS);
            assertThat(timeline.onTime(ofMillis(500))).isEqualTo(60 * MS);
        }

        @Test
        void isFilledSoonerWhenTheSenderAnnouncedIt() {
            timeline.on(0, 20 * MS, 1, 0, ofMillis(0));
            assertThat(timeline.onTime(ofMillis(79))).isZero();
            assertThat(timeline.onTime(ofMillis(80))).isEqualTo(60 * MS);
        }

        @Test
        void isNotFilledTwice() {
            timeline.on(0, 20 * MS, 1, 0, ofMillis(0));
            timeline.onTime(ofMillis(320));
            assertThat(on(400, 20, 0, 400)).containsExactly(new Silence(80 * MS));
        }

        @Test
        void thatWasAStallOfTheNetworkAddsNothingMore() {
            on(0, 20, 0, 0);
            timeline.onTime(ofMillis(500));
            assertThat(on(20, 20, 0, 500)).isEmpty();
            assertThat(on(40, 20, 0, 500)).isEmpty();
        }
    }

    @Test
    void nothingIsFilledBeforeTheFirstPacket() {
        assertThat(timeline.onTime(ofMillis(10_000))).isZero();
        assertThat(on(777, 20, 0, 10_000)).isEmpty();
    }

    @Test
    void aPacketFromThePastIsPlayedWithoutFilling() {
        on(1_000, 20, 0, 0);
        assertThat(on(500, 20, 0, 20)).isEmpty();
    }

    @Test
    void theTimestampMayWrap() {
        timeline.on(0xffff_ffffL - 959, 960, VOICE_BYTES, 0, ofMillis(0));
        assertThat(timeline.on(960, 960, VOICE_BYTES, 1, ofMillis(40))).containsExactly(new Recover(960));
    }

    @Test
    void aRestartForgetsTheTimeBefore() {
        on(0, 20, 0, 0);
        timeline.restart();
        assertThat(timeline.onTime(ofMillis(5_000))).isZero();
        assertThat(on(50_000, 20, 0, 5_000)).isEmpty();
    }
}

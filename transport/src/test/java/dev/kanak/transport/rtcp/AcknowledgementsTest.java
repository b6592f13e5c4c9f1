package dev.kanak.transport.rtcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcknowledgementsTest {

    private static final long SSRC = 0xdead_beefL;
    private static final double ROUND_TRIP_MS = 100;

    private final Acknowledgements line = new Acknowledgements(SSRC);

    private void send(long from, long to) {
        for (long packet = from; packet <= to; packet++) {
            line.sent(packet);
        }
    }

    private void report(long highest, long lost) {
        line.reported(block(SSRC, highest, lost), ROUND_TRIP_MS);
    }

    private static ReportBlock block(long ssrc, long highest, long lost) {
        return new ReportBlock(ssrc, 0, lost & 0xff_ffff, highest & 0xffff_ffffL, 0, 0, 0);
    }

    @Test
    void withoutReportsAllThatWasSentCounts() {
        send(1_000, 1_499);

        assertThat(line.receivedOf(1_200, 1_400)).isEqualTo(1_400);
        assertThat(line.covers(1_200)).isFalse();
    }

    @Test
    void whatAReportCoversIsAcknowledgedAndTheRestFaresAsItDid() {
        send(1_000, 1_499);
        report(1_490, 0);

        assertThat(line.receivedOf(1_400, 1_499)).isEqualTo(1_499);
        assertThat(line.covers(1_490)).isTrue();
        assertThat(line.covers(1_491)).isFalse();
    }

    @Test
    void reportsThatGetLostAreMadeUpForByTheNext() {
        send(1_000, 1_249);
        report(1_249, 0);
        send(1_250, 2_499);

        assertThat(line.receivedOf(1_300, 2_499)).isEqualTo(2_499);
        assertThat(line.covers(2_499)).isFalse();

        report(2_499, 12);

        assertThat(line.receivedOf(1_300, 2_499)).isEqualTo(2_499);
        assertThat(line.covers(2_499)).isTrue();
    }

    @Nested
    class Loss {

        @Test
        void aQuarterIsConcealed() {
            send(1_000, 1_099);
            report(1_099, 25);

            assertThat(line.receivedOf(1_000, 1_099)).isEqualTo(1_099);
        }

        @Test
        void moreEndsWhatWasReceivedWhereTheReportBefore() {
            send(1_000, 1_199);
            report(1_099, 0);
            report(1_199, 26);

            assertThat(line.receivedOf(1_050, 1_180)).isEqualTo(1_099);
            assertThat(line.receivedOf(1_150, 1_180)).isEqualTo(1_149);
            assertThat(line.receivedOf(1_010, 1_090)).isEqualTo(1_090);
        }

        @Test
        void whatIsSentAfterALossDoesNotCountUntilAReportSaysSo() {
            send(1_000, 1_099);
            report(1_099, 80);
            send(1_100, 1_199);

            assertThat(line.receivedOf(1_100, 1_199)).isEqualTo(1_099);

            report(1_195, 80);

            assertThat(line.receivedOf(1_100, 1_199)).isEqualTo(1_199);
            assertThat(line.receivedOf(1_050, 1_199)).isEqualTo(1_049);
        }

        @Test
        void duplicatesMakeTheCountNegative() {
            send(1_000, 1_199);
            report(1_099, -5);
            report(1_199, -2);

            assertThat(line.receivedOf(1_000, 1_199)).isEqualTo(1_199);
        }
    }

    @Nested
    class Standstill {

        @Test
        void nothingCountsAfterAReportThatIsFurtherBehindThanARoundTrip() {
            send(1_000, 1_130);
            report(1_100, 0);

            assertThat(line.receivedOf(1_050, 1_130)).as("30 packets behind").isEqualTo(1_130);

            send(1_131, 1_131);
            report(1_100, 0);

            assertThat(line.receivedOf(1_050, 1_131)).as("31 packets behind").isEqualTo(1_100);
        }

        @Test
        void whatWasOnlyLateCountsOnceItIsReported() {
            send(1_000, 1_299);
            report(1_100, 0);
            send(1_300, 1_349);
            report(1_340, 0);

            assertThat(line.receivedOf(1_050, 1_349)).isEqualTo(1_349);
        }

        @Test
        void aRoundTripThatIsNotKnownIsTakenAsHalfASecond() {
            send(1_000, 1_150);
            line.reported(block(SSRC, 1_100, 0), -1);

            assertThat(line.receivedOf(1_000, 1_150)).isEqualTo(1_150);

            send(1_151, 1_151);
            line.reported(block(SSRC, 1_100, 0), -1);

            assertThat(line.receivedOf(1_000, 1_151)).isEqualTo(1_100);
        }
    }

    @Nested
    class WrapAround {

        @ParameterizedTest
        @ValueSource(longs = {0, 1, 2})
        void theSequenceNumberWrapsWhateverTheReceiverCountsAsCycles(long cycles) {
            send(65_400, 65_700);
            report((cycles << 16) + (65_690 & 0xffff), 0);

            assertThat(line.covers(65_690)).isTrue();
            assertThat(line.covers(65_691)).isFalse();
            assertThat(line.receivedOf(65_500, 65_700)).isEqualTo(65_700);
        }

        @Test
        void theCountOfLostPacketsWrapsAtTwentyFourBits() {
            send(1_000, 1_299);
            report(1_099, 0xff_fff0L);
            report(1_199, 0x00_0002L);

            assertThat(line.receivedOf(1_000, 1_199)).as("18 of 100 lost").isEqualTo(1_199);
        }
    }

    @Nested
    class Ignored {

        @Test
        void reportsFromBeforeTheLast() {
            send(1_000, 1_299);
            report(1_290, 0);
            report(1_100, 90);

            assertThat(line.receivedOf(1_000, 1_299)).isEqualTo(1_299);
            assertThat(line.covers(1_290)).isTrue();
        }

        @Test
        void oneReportTwiceHoweverLateTheSecond() {
            var once = new ReportBlock(SSRC, 0, 0, 1_190, 0, 0x1234_5678L, 100);
            send(1_000, 1_199);
            line.reported(once, ROUND_TRIP_MS);
            send(1_200, 1_399);
            line.reported(once, ROUND_TRIP_MS);

            assertThat(line.receivedOf(1_000, 1_399)).isEqualTo(1_399);
        }

        @Test
        void packetsThatWereNeverSent() {
            send(1_000, 1_199);
            report(1_200, 0);
            report(40_000, 0);
            report(999, 0);

            assertThat(line.covers(1_000)).isFalse();
            assertThat(line.receivedOf(1_000, 1_199)).isEqualTo(1_199);
        }

        @Test
        void anotherSource() {
            send(1_000, 1_199);
            line.reported(block(7, 1_000, 100), ROUND_TRIP_MS);

            assertThat(line.covers(1_000)).isFalse();
            assertThat(line.receivedOf(1_000, 1_199)).isEqualTo(1_199);
        }

        @Test
        void reportsBeforeAnythingWasSent() {
            report(0, 0);
            send(1_000, 1_010);

            assertThat(line.receivedOf(1_000, 1_010)).isEqualTo(1_010);
        }
    }

    @Test
    void whateverReportsSayTheResultLiesWithinWhatWasAskedAndIsNeverAheadOfWhatWasSent() {
        long seed = Long.getLong("kanak.seed", 20_261_125L);
        Random random = new Random(seed);
        long sent = 65_000;
        for (int i = 0; i < 100_000; i++) {
            for (int n = random.nextInt(4); n > 0; n--) {
                line.sent(++sent);
            }
            if (sent == 65_000) {
                continue;
            }
            line.reported(
                    block(random.nextInt(9) == 0 ? 1 : SSRC, sent - random.nextInt(400) + 20, random.nextInt()),
                    random.nextDouble() * 1e6 - 1);
            long from = Math.max(65_001, sent - random.nextInt(500));
            long to = from + random.nextLong(sent - from + 1);
            assertThat(line.receivedOf(from, to)).as("seed %d", seed).isBetween(from - 1, to);
            assertThat(line.covers(sent + 1)).as("seed %d", seed).isFalse();
        }
    }
}

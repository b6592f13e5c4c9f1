package dev.kanak.transport.rtcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kanak.core.time.MonotonicTime;
import dev.kanak.transport.rtp.PacketBuffer;
import dev.kanak.transport.rtp.ReceiveStatistics;
import dev.kanak.transport.rtp.RtpPacket;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RtcpPacketTest {

    private static final ReportBlock BLOCK =
            new ReportBlock(0xdead_beefL, 12, 345, 70_000, 6, 0x8123_4567L, 0x0001_0000L);
    private static final RtcpPacket.SenderReport SENDER =
            new RtcpPacket.SenderReport(7, 0x8123_4567_89ab_cdefL, 0xffff_0000L, 100, 9_999, List.of(BLOCK));

    private static List<RtcpPacket> parsed(PacketBuffer packet) {
        return RtcpPacket.parse(packet.bytes(), packet.length());
    }

    @Test
    void aCompoundPacketIsReadBack() {
        PacketBuffer packet = new RtcpWriter()
                .senderReport(SENDER)
                .cname(7, "kanak")
                .goodbye(7)
                .packet();
        assertThat(packet.length() % 4).isZero();
        assertThat(parsed(packet))
                .containsExactly(
                        SENDER,
                        new RtcpPacket.Other(RtcpPacket.SOURCE_DESCRIPTION),
                        new RtcpPacket.Goodbye(List.of(7L)));
    }

    @Test
    void aReceiverReportIsReadBack() {
        RtcpPacket.ReceiverReport report = new RtcpPacket.ReceiverReport(7, List.of(BLOCK, BLOCK));
        assertThat(parsed(new RtcpWriter().receiverReport(report).cname(7, "ab").packet()))
                .startsWith(report);
    }

    @Test
    void namesOfAnyLengthArePaddedToWords() {
        for (int length = 1; length < 20; length++) {
            PacketBuffer packet =
                    new RtcpWriter().cname(7, "x".repeat(length)).goodbye(7).packet();
            assertThat(parsed(packet)).hasSize(2);
        }
    }

    @Test
    void whatDoesNotFitEndsTheReading() {
        PacketBuffer packet = new RtcpWriter().senderReport(SENDER).goodbye(7).packet();
        byte[] lying = Arrays.copyOf(packet.bytes(), packet.length());
        lying[0] = (byte) (0x80 | 2);
        assertThat(RtcpPacket.parse(lying, lying.length)).isEmpty();
        assertThat(RtcpPacket.parse(packet.bytes(), packet.length() - 1)).containsExactly(SENDER);
        assertThat(RtcpPacket.parse(new byte[] {(byte) 0x9f, (byte) 203, 0, 0}, 4))
                .isEmpty();
    }

    @Test
    void randomAndMutatedPacketsNeverThrow() {
        long seed = Long.getLong("kanak.seed", 20_260_101L);
        Random random = new Random(seed);
        PacketBuffer packet = new RtcpWriter()
                .senderReport(SENDER)
                .cname(7, "kanak")
                .goodbye(7)
                .packet();
        for (int i = 0; i < 200_000; i++) {
            byte[] data = Arrays.copyOf(packet.bytes(), packet.length());
            for (int flips = random.nextInt(6); flips >= 0; flips--) {
                data[random.nextInt(data.length)] = (byte) random.nextInt(256);
            }
            int length = random.nextInt(data.length + 1);
            assertThat(RtcpPacket.parse(data, length).size())
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(length / 4);
        }
    }

    @Test
    void ntpTimeCountsFrom1900() {
        assertThat(NtpTime.of(Instant.EPOCH)).isEqualTo(2_208_988_800L << 32);
        assertThat(NtpTime.of(Instant.ofEpochSecond(0, 500_000_000)) & 0xffff_ffffL)
                .isEqualTo(0x8000_0000L);
    }

    /** The example of RFC 3550 section 6.4.1, figure 2. */
    @Test
    void theRoundTripIsWhatRemainsOfTheDelay() {
        long arrival = 0xb710_8000L << 16;
        ReportBlock block = new ReportBlock(1, 0, 0, 0, 0, 0xb705_2000L, 0x0005_4000L);
        assertThat(NtpTime.roundTripMs(arrival, block)).isCloseTo(6_125, within(0.1));
        assertThat(NtpTime.roundTripMs(arrival, new ReportBlock(1, 0, 0, 0, 0, 0, 0)))
                .isNegative();
    }

    @Test
    void aReportQuotesTheLastSenderReportAndItsAge() {
        ReportExchange exchange = new ReportExchange(99);
        long now = NtpTime.of(Instant.ofEpochSecond(1_000));
        exchange.on(new RtcpPacket.SenderReport(7, 0x0000_1234_5678_0000L, 0, 0, 0, List.of()), now);
        ReceiveStatistics statistics = new ReceiveStatistics(48_000);
        statistics.onPacket(new RtpPacket(111, 5, 0, 7, false), MonotonicTime.ZERO);
        ReportBlock block = exchange.block(7, statistics, now + (2L << 32));
        assertThat(block).isEqualTo(new ReportBlock(7, 0, 0, 5, 0, 0x1234_5678L, 2 << 16));
    }

    @Test
    void onlyReportsAboutUsTellTheRoundTrip() {
        ReportExchange exchange = new ReportExchange(99);
        long now = 0xb710_8000L << 16;
        exchange.on(
                new RtcpPacket.ReceiverReport(7, List.of(new ReportBlock(1, 0, 0, 0, 0, 0xb705_2000L, 0x54000))), now);
        assertThat(exchange.roundTripMs()).isNegative();
        exchange.on(
                new RtcpPacket.ReceiverReport(7, List.of(new ReportBlock(99, 0, 0, 0, 0, 0xb705_2000L, 0x54000))), now);
        assertThat(exchange.roundTripMs()).isCloseTo(6_125, within(0.1));
    }
}

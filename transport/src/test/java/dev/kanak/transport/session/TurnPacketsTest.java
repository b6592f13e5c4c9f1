package dev.kanak.transport.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TurnPacketsTest {

    private final TurnPackets packets = new TurnPackets();

    @Test
    void aPacketIsKnownToTheSample() {
        for (int i = 1; i <= 5; i++) {
            packets.add(100 + i, 480L * i);
        }

        assertThat(packets.samplesUpTo(100)).isZero();
        assertThat(packets.samplesUpTo(101)).isEqualTo(480);
        assertThat(packets.samplesUpTo(103)).isEqualTo(1_440);
        assertThat(packets.samplesUpTo(900)).isEqualTo(2_400);
    }

    @Test
    void aPauseInWhichTheTurnRanDryCarriesNothing() {
        packets.add(101, 480);
        packets.add(102, 960);
        packets.add(110, 1_440);
        packets.add(111, 1_700);

        assertThat(packets.first()).isEqualTo(101);
        assertThat(packets.last()).isEqualTo(111);
        assertThat(packets.samplesUpTo(105)).isEqualTo(960);
        assertThat(packets.samplesUpTo(111)).isEqualTo(1_700);
    }
}

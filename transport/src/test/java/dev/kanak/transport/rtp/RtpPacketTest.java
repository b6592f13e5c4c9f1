package dev.kanak.transport.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RtpPacketTest {

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static Optional<RtpPacket> parse(String digits) {
        return RtpPacket.parse(hex(digits), digits.length() / 2);
    }

    @Test
    void whatIsWrittenIsReadBack() {
        PacketBuffer packet =
                new RtpPacket(111, 65_535, 0xffff_fff0L, 0x8000_0001L, true).write(new byte[] {1, 2, 3}, 3);
        assertThat(RtpPacket.parse(packet.bytes(), packet.length()))
                .contains(new RtpPacket(111, 65_535, 0xffff_fff0L, 0x8000_0001L, true, 12, 3));
    }

    @Test
    void sourcesExtensionsAndPaddingAreNotPayload() {
        String header = "b1ef00010000000a00000007";
        String contributing = "00000009";
        String extension = "bede0001" + "10830000";
        assertThat(parse(header + contributing + extension + "aabb" + "0002"))
                .contains(new RtpPacket(111, 1, 10, 7, true, 24, 2));
    }

    @Test
    void lengthsThatDoNotFitAreRefused() {
        assertThat(parse("80")).isEmpty();
        assertThat(parse("006f00010000000a00000007")).as("version 0").isEmpty();
        assertThat(parse("816f00010000000a00000007")).as("missing source").isEmpty();
        assertThat(parse("906f00010000000a00000007bede"))
                .as("half an extension header")
                .isEmpty();
        assertThat(parse("906f00010000000a00000007bede000100"))
                .as("half an extension")
                .isEmpty();
        assertThat(parse("a06f00010000000a0000000700")).as("padding of nothing").isEmpty();
        assertThat(parse("a06f00010000000a000000070000000f"))
                .as("padding over the header")
                .isEmpty();
    }

    @Test
    void randomBytesAreReadWithinTheirBoundsOrRefused() {
        long seed = Long.getLong("kanak.seed", 20_260_101L);
        Random random = new Random(seed);
        for (int i = 0; i < 200_000; i++) {
            byte[] data = new byte[random.nextInt(60)];
            random.nextBytes(data);
            if (data.length > 0) {
                data[0] = (byte) (0x80 | (data[0] & 0x3f));
            }
            RtpPacket.parse(data, data.length)
                    .ifPresent(p -> assertThat(p.payloadOffset() + p.payloadLength())
                            .as("seed %d", seed)
                            .isBetween(RtpPacket.HEADER_BYTES, data.length));
        }
    }
}

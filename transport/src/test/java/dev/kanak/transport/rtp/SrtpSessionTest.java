package dev.kanak.transport.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.transport.rtp.SrtpSession.Verdict;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SrtpSessionTest {

    @BeforeAll
    static void warmUp() {
        SrtpSession.warmUp();
    }

    private static SrtpKeys keys(SrtpProfile profile, int seed) {
        byte[] material = new byte[profile.materialBytes()];
        new Random(seed).nextBytes(material);
        return new SrtpKeys(profile, material);
    }

    private static PacketBuffer packet(int sequence, int mark) {
        return new RtpPacket(111, sequence, sequence * 960L, 7, false).write(new byte[] {(byte) mark, 2, 3, 4}, 4);
    }

    private static PacketBuffer copy(PacketBuffer packet) {
        return new PacketBuffer(Arrays.copyOf(packet.bytes(), packet.length()), packet.length());
    }

    @ParameterizedTest
    @EnumSource(SrtpProfile.class)
    void onlyTheOtherSideUnderstands(SrtpProfile profile) {
        try (SrtpSession client = new SrtpSession(keys(profile, 1), false);
                SrtpSession server = new SrtpSession(keys(profile, 1), true);
                SrtpSession stranger = new SrtpSession(keys(profile, 2), true)) {
            PacketBuffer packet = packet(1, 9);
            byte[] plain = Arrays.copyOf(packet.bytes(), packet.length());
            client.protectRtp(packet);
            assertThat(Arrays.copyOfRange(packet.bytes(), 12, 16)).isNotEqualTo(Arrays.copyOfRange(plain, 12, 16));
            assertThat(stranger.unprotectRtp(copy(packet))).isEqualTo(Verdict.REFUSED);
            assertThat(client.unprotectRtp(copy(packet))).isEqualTo(Verdict.REFUSED);
            assertThat(server.unprotectRtp(packet)).isEqualTo(Verdict.ACCEPTED);
            assertThat(Arrays.copyOf(packet.bytes(), packet.length())).isEqualTo(plain);
        }
    }

    @ParameterizedTest
    @EnumSource(SrtpProfile.class)
    void aPacketCountsOnce(SrtpProfile profile) {
        try (SrtpSession client = new SrtpSession(keys(profile, 1), false);
                SrtpSession server = new SrtpSession(keys(profile, 1), true)) {
            PacketBuffer first = packet(1, 1);
            client.protectRtp(first);
            assertThat(server.unprotectRtp(copy(first))).isEqualTo(Verdict.ACCEPTED);
            assertThat(server.unprotectRtp(copy(first))).isEqualTo(Verdict.REPLAYED);
            for (int i = 2; i < 100; i++) {
                PacketBuffer next = packet(i, 1);
                client.protectRtp(next);
                assertThat(server.unprotectRtp(next)).isEqualTo(Verdict.ACCEPTED);
            }
            assertThat(server.unprotectRtp(first)).as("older than the window").isEqualTo(Verdict.REPLAYED);
        }
    }

    /** The packet index goes on counting where the 16-bit sequence number begins anew (RFC 3711 section 3.3.1). */
    @ParameterizedTest
    @EnumSource(SrtpProfile.class)
    void theRolloverCounterFollowsTheWrapOfTheSequenceNumber(SrtpProfile profile) {
        try (SrtpSession client = new SrtpSession(keys(profile, 1), false);
                SrtpSession server = new SrtpSession(keys(profile, 1), true)) {
            int sent = 0;
            int understood = 0;
            for (int i = 0; i < 65_536 + 200; i++) {
                PacketBuffer packet = packet(i & 0xffff, i);
                client.protectRtp(packet);
                boolean lost = i % 1_000 == 999 || i == 65_536; // the first packet after the wrap too
                if (!lost) {
                    sent++;
                    boolean accepted = server.unprotectRtp(packet) == Verdict.ACCEPTED;
                    understood += accepted && packet.bytes()[12] == (byte) i ? 1 : 0;
                }
            }
            assertThat(understood).isEqualTo(sent);
        }
    }

    @Test
    void packetsSwappedAcrossTheWrapAreBothAccepted() {
        SrtpProfile profile = SrtpProfile.AEAD_AES_128_GCM;
        try (SrtpSession client = new SrtpSession(keys(profile, 1), false);
                SrtpSession server = new SrtpSession(keys(profile, 1), true)) {
            PacketBuffer[] packets = new PacketBuffer[4];
            for (int i = 0; i < 4; i++) {
                packets[i] = packet((65_534 + i) & 0xffff, i);
                client.protectRtp(packets[i]);
            }
            for (int i : new int[] {0, 2, 1, 3}) {
                assertThat(server.unprotectRtp(packets[i])).as("packet %d", i).isEqualTo(Verdict.ACCEPTED);
            }
        }
    }

    @Test
    void sourcesThatDoNotAuthenticateTakeNoPlace() {
        SrtpProfile profile = SrtpProfile.AEAD_AES_128_GCM;
        try (SrtpSession client = new SrtpSession(keys(profile, 1), false);
                SrtpSession server = new SrtpSession(keys(profile, 1), true)) {
            for (int ssrc = 0; ssrc < 1_000; ssrc++) {
                PacketBuffer forged = new RtpPacket(111, 1, 1, ssrc, false).write(new byte[40], 40);
                assertThat(server.unprotectRtp(forged)).isEqualTo(Verdict.REFUSED);
            }
            PacketBuffer real = packet(1, 1);
            client.protectRtp(real);
            assertThat(server.unprotectRtp(real)).isEqualTo(Verdict.ACCEPTED);
        }
    }

    @Test
    void sourcesThatAuthenticateAreLimited() {
        SrtpProfile profile = SrtpProfile.AEAD_AES_128_GCM;
        try (SrtpSession client = new SrtpSession(keys(profile, 1), false);
                SrtpSession server = new SrtpSession(keys(profile, 1), true)) {
            for (int ssrc = 0; ssrc <= SrtpSession.MAX_SOURCES; ssrc++) {
                PacketBuffer packet = new RtpPacket(111, 1, 1, ssrc, false).write(new byte[40], 40);
                client.protectRtp(packet);
                assertThat(server.unprotectRtp(packet))
                        .isEqualTo(ssrc < SrtpSession.MAX_SOURCES ? Verdict.ACCEPTED : Verdict.REFUSED);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(SrtpProfile.class)
    void randomAndMutatedPacketsAreRefusedButNeverThrow(SrtpProfile profile) {
        long seed = Long.getLong("kanak.seed", 20_260_101L);
        Random random = new Random(seed);
        try (SrtpSession client = new SrtpSession(keys(profile, 1), false);
                SrtpSession server = new SrtpSession(keys(profile, 1), true)) {
            for (int i = 0; i < 20_000; i++) {
                PacketBuffer packet = packet(i & 0xffff, i);
                client.protectRtp(packet);
                byte[] data = Arrays.copyOf(packet.bytes(), packet.length());
                data[random.nextInt(data.length)] ^= (byte) (1 + random.nextInt(255));
                int length = random.nextInt(4) == 0 ? random.nextInt(data.length + 1) : data.length;
                PacketBuffer mutant = new PacketBuffer(data, length);
                boolean rtcp = random.nextInt(4) == 0;
                assertThat(rtcp ? server.unprotectRtcp(mutant) : server.unprotectRtp(mutant))
                        .as("seed %d", seed)
                        .isNotEqualTo(Verdict.ACCEPTED);
            }
        }
    }
}

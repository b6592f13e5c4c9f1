package dev.kanak.transport.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StunMessageTest {

    /** RFC 5769 section 2.1. */
    private static final byte[] REQUEST = hex("000100582112a442b7e7a701bc34d686fa87dfae"
            + "802200105354554e207465737420636c69656e74"
            + "002400046e0001ff80290008932ff9b151263b36"
            + "000600096576746a3a68367659202020"
            + "000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2"
            + "80280004e57a3bcf");

    /** RFC 5769 section 2.2. */
    private static final byte[] IPV4_RESPONSE = hex("0101003c2112a442b7e7a701bc34d686fa87dfae"
            + "8022000b7465737420766563746f7220"
            + "002000080001a147e112a643"
            + "000800142b91f599fd9e90c38c7489f92af9ba53f06be7d7"
            + "80280004c07d4c96");

    /** RFC 5769 section 2.3. */
    private static final byte[] IPV6_RESPONSE = hex("010100482112a442b7e7a701bc34d686fa87dfae"
            + "8022000b7465737420766563746f7220"
            + "002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9"
            + "00080014a382954e4be67bf11784c97c8292c275bfe3ed41"
            + "80280004c8fb0b4c");

    private static final byte[] KEY = "VOkJxbRl1RmTxUk/WvJxBt".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ID = hex("b7e7a701bc34d686fa87dfae");

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static StunMessage decoded(byte[] data) {
        return StunMessage.decode(data, data.length).orElseThrow();
    }

    private static Optional<StunMessage> decode(byte[] data) {
        return StunMessage.decode(data, data.length);
    }

    @Nested
    class TheTestVectorsOfRfc5769 {

        @Test
        void theRequestIsReadAndAuthentic() {
            StunMessage request = decoded(REQUEST);
            assertThat(request.type()).isEqualTo(StunMessage.BINDING_REQUEST);
            assertThat(request.transactionId()).isEqualTo(ID);
            assertThat(request.username()).contains("evtj:h6vY");
            assertThat(request.iceControlled()).isTrue();
            assertThat(request.useCandidate()).isFalse();
            assertThat(request.authentic(KEY)).isTrue();
            assertThat(request.authentic("VOkJxbRl1RmTxUk/WvJxBu".getBytes(StandardCharsets.UTF_8)))
                    .isFalse();
        }

        @Test
        void theIpv4ResponseGivesItsAddress() throws Exception {
            StunMessage response = decoded(IPV4_RESPONSE);
            assertThat(response.type()).isEqualTo(StunMessage.BINDING_SUCCESS);
            assertThat(response.mappedAddress())
                    .contains(new InetSocketAddress(InetAddress.getByName("192.0.2.1"), 32_853));
            assertThat(response.authentic(KEY)).isTrue();
        }

        @Test
        void theIpv6ResponseGivesItsAddress() throws Exception {
            StunMessage response = decoded(IPV6_RESPONSE);
            assertThat(response.mappedAddress())
                    .contains(new InetSocketAddress(
                            InetAddress.getByName("2001:db8:1234:5678:11:2233:4455:6677"), 32_853));
            assertThat(response.authentic(KEY)).isTrue();
        }
    }

    @Nested
    class WhatIsWritten {

        @Test
        void isReadBack() throws Exception {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getByName("2001:db8::7"), 1);
            byte[] bytes = new StunWriter(StunMessage.BINDING_SUCCESS, ID)
                    .xorMappedAddress(address)
                    .integrity(KEY)
                    .fingerprinted();
            assertThat(decoded(bytes).mappedAddress()).contains(address);
            assertThat(decoded(bytes).authentic(KEY)).isTrue();
        }

        @Test
        void carriesErrorCodes() {
            byte[] bytes = new StunWriter(StunMessage.BINDING_ERROR, ID)
                    .error(487, "Role Conflict")
                    .fingerprinted();
            assertThat(decoded(bytes).errorCode()).hasValue(487);
            assertThat(decoded(bytes).hasIntegrity()).isFalse();
        }
    }

    @Nested
    class AMessageIsRefused {

        @Test
        void ifAnyBitUnderItsIntegrityChanges() {
            int fingerprintAt = REQUEST.length - 8;
            for (int bit = 0; bit < fingerprintAt * 8; bit++) {
                byte[] changed = REQUEST.clone();
                changed[bit / 8] ^= (byte) (1 << bit % 8);
                assertThat(decode(changed).filter(m -> m.authentic(KEY)))
                        .as("bit %d", bit)
                        .isEmpty();
            }
        }

        @Test
        void ifItsFingerprintIsWrong() {
            for (int bit = (REQUEST.length - 4) * 8; bit < REQUEST.length * 8; bit++) {
                byte[] changed = REQUEST.clone();
                changed[bit / 8] ^= (byte) (1 << bit % 8);
                assertThat(decode(changed)).as("bit %d", bit).isEmpty();
            }
        }

        @Test
        void ifItIsCutShortAnywhere() {
            for (int length = 0; length < REQUEST.length; length++) {
                assertThat(StunMessage.decode(REQUEST, length))
                        .as("length %d", length)
                        .isEmpty();
            }
        }

        @Test
        void ifSomethingFollowsTheFingerprint() {
            byte[] longer = Arrays.copyOf(REQUEST, REQUEST.length + 4);
            longer[3] = (byte) (longer[3] + 4);
            assertThat(decode(longer)).isEmpty();
        }

        @Test
        void ifItsIntegrityHasAWrongLength() {
            byte[] bytes = new StunWriter(StunMessage.BINDING_REQUEST, ID)
                    .integrity(KEY)
                    .bytes();
            bytes[StunMessage.HEADER_BYTES + 3] = 16;
            assertThat(decode(bytes)).isEmpty();
        }

        @Test
        void ifAnAttributeRunsOverItsEnd() {
            byte[] bytes = new StunWriter(StunMessage.BINDING_REQUEST, ID)
                    .username("a:b")
                    .bytes();
            bytes[StunMessage.HEADER_BYTES + 3] = 5;
            assertThat(decode(bytes)).isEmpty();
            bytes[StunMessage.HEADER_BYTES + 2] = (byte) 0xff;
            assertThat(decode(bytes)).isEmpty();
        }
    }

    @Test
    void whatFollowsTheIntegrityIsNotRead() {
        byte[] bytes = new StunWriter(StunMessage.BINDING_REQUEST, ID)
                .username("a:b")
                .integrity(KEY)
                .useCandidate()
                .fingerprinted();
        assertThat(decoded(bytes).useCandidate()).isFalse();
        assertThat(decoded(bytes).authentic(KEY)).isTrue();
    }

    @Test
    void randomAndMutatedMessagesAreReadOrRefusedButNeverThrow() {
        long seed = Long.getLong("kanak.seed", 20_260_101L);
        Random random = new Random(seed);
        int accepted = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] data = mutated(random, random.nextInt(3) == 0 ? IPV6_RESPONSE : REQUEST);
            Optional<StunMessage> message = decode(data);
            if (message.isPresent()) {
                accepted++;
                touch(message.get());
            }
        }
        assertThat(accepted).as("readable mutants with seed %d", seed).isPositive();
    }

    private static void touch(StunMessage message) {
        assertThat(message.authentic(KEY)
                        && message.username().isEmpty()
                        && message.mappedAddress().isEmpty())
                .isFalse();
        assertThat(message.errorCode().orElse(0)).isLessThan(800);
        assertThat(message.unknownRequired().size()).isLessThan(375);
    }

    /** Some bytes changed, or the length; without its fingerprint half of the time, as a clever attacker would. */
    private static byte[] mutated(Random random, byte[] original) {
        boolean bare = random.nextBoolean();
        byte[] data = Arrays.copyOf(original, bare ? original.length - 8 : original.length);
        if (bare) {
            data[3] = (byte) (data[3] - 8);
        }
        for (int flips = random.nextInt(4); flips > 0; flips--) {
            data[random.nextInt(data.length)] = (byte) random.nextInt(256);
        }
        if (random.nextInt(8) == 0) {
            data = Arrays.copyOf(data, random.nextInt(data.length + 40));
        }
        if (random.nextInt(16) == 0) {
            random.nextBytes(data);
        }
        return data;
    }
}

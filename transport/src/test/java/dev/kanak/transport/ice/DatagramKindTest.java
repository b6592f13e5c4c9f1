package dev.kanak.transport.ice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatagramKindTest {

    @ParameterizedTest
    @CsvSource({
        "0, 1, 20, STUN",
        "0, 1, 19, UNKNOWN",
        "1, 1, 20, STUN",
        "4, 0, 100, UNKNOWN",
        "20, 254, 14, DTLS",
        "22, 254, 1200, DTLS",
        "63, 254, 14, DTLS",
        "64, 0, 100, UNKNOWN",
        "128, 111, 12, RTP",
        "144, 239, 60, RTP",
        "128, 111, 11, UNKNOWN",
        "128, 200, 8, RTCP",
        "129, 201, 7, UNKNOWN",
        "191, 191, 12, RTP",
        "192, 0, 100, UNKNOWN",
        "128, 111, 1, UNKNOWN",
        "128, 111, 0, UNKNOWN"
    })
    void theFirstBytesTellWhatADatagramHolds(int first, int second, int length, DatagramKind kind) {
        byte[] data = new byte[1200];
        data[0] = (byte) first;
        data[1] = (byte) second;
        assertThat(DatagramKind.of(data, length)).isEqualTo(kind);
    }
}

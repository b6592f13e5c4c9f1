package dev.kanak.transport.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransportConfigTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private static TransportConfig config(String bind, int port, int rateHz, int calls) {
        return new TransportConfig(
                bind, port, List.of(), rateHz, 32_000, 5, calls, 1, SECOND, SECOND, Duration.ofMillis(400));
    }

    @Test
    void valuesOutOfRangeAreNamed() {
        assertThatThrownBy(() -> config("localhost", 0, 24_000, 1)).hasMessageStartingWith("bindAddress");
        assertThatThrownBy(() -> config("127.0.0.1", 65_536, 24_000, 1)).hasMessageStartingWith("udpPort");
        assertThatThrownBy(() -> config("127.0.0.1", 0, 22_050, 1)).hasMessageStartingWith("sampleRateHz");
        assertThatThrownBy(() -> config("127.0.0.1", 0, 24_000, 0)).hasMessageStartingWith("maxCalls");
    }

    @Test
    void aCallersLimitLowersTheBitrateOnly() {
        TransportConfig config = config("127.0.0.1", 0, 24_000, 1);
        assertThat(config.encoder(20_000).bitrateBps()).isEqualTo(20_000);
        assertThat(config.encoder(128_000).bitrateBps()).isEqualTo(32_000);
    }

    @Test
    void theBindAddressIsAdvertisedUnlessAnotherIsGiven() {
        assertThat(LocalAddresses.advertised(config("127.0.0.1", 0, 24_000, 1))).containsExactly("127.0.0.1");
        TransportConfig given = new TransportConfig(
                "0.0.0.0", 0, List.of("192.0.2.4"), 24_000, 32_000, 5, 1, 1, SECOND, SECOND, Duration.ofMillis(400));
        assertThat(LocalAddresses.advertised(given)).containsExactly("192.0.2.4");
    }

    @Test
    void onAllAddressesLoopbackIsAdvertisedLast() {
        assertThat(LocalAddresses.advertised(config("0.0.0.0", 0, 24_000, 1)))
                .last()
                .isEqualTo("127.0.0.1");
    }
}

package dev.kanak.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A server that has tried everything out before its first caller. */
final class WarmUpIT {

    @Test
    void nothingOfItIsCountedOrLogged() {
        try (KanakProcess kanak = KanakProcess.start("media.udp-port=0", "server.warm-up-ms=10000")) {
            assertThat(new Signalling(kanak.base()).get("/metrics").body())
                    .contains("voice_calls_started_total 0.0", "voice_inference_refused_total 0.0")
                    .doesNotContain("kanak_knowledge_search_seconds_count")
                    .doesNotContain("voice_turn_voice_to_voice_seconds_count 1");
            assertThat(kanak.log()).doesNotContain("warm-up").doesNotContain("dev.kanak.turns");
        }
    }
}

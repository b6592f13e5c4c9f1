package dev.kanak.pipeline.turn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackchannelsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"हाँ", "जी हाँ", "अच्छा", "ठीक है", "हम्म", "ok", "Haan ji", "theek hai", "yeah", "येस", "हाँजी"
            })
    void wordsOfAssentAreBackchannels(String text) {
        assertThat(Backchannels.isBackchannel(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "रुको", "नहीं", "हाँ लेकिन ब्याज", "wait", "नहीं जी", "ok tell me the rate", "हाँ जी ठीक है"
            })
    void wordsThatTakeTheTurnAreNot(String text) {
        assertThat(Backchannels.isBackchannel(text)).isFalse();
    }
}

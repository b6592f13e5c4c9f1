package dev.kanak.pipeline.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EndOfTurnModelTest {

    @Test
    void idsAreTheLastCharactersPaddedOnTheLeft() {
        long[] ids = EndOfTurnModel.ids("a z'");
        assertThat(ids).hasSize(96).startsWith(0, 0).endsWith(0, 3, 1, 28, 2);
        long[] longer = EndOfTurnModel.ids("b".repeat(200) + "a");
        assertThat(longer).hasSize(96).startsWith(4).endsWith(4, 3);
    }

    @Test
    void scriptCaseNuktaJoinersAndPunctuationAreFolded() {
        assertThat(EndOfTurnModel.ids("  Gold,  LOAN? ")).isEqualTo(EndOfTurnModel.ids("gold loan"));
        assertThat(EndOfTurnModel.ids("ज़्यादा")).isEqualTo(EndOfTurnModel.ids("ज्यादा"));
        assertThat(EndOfTurnModel.ids("बड़ा")).isNotEqualTo(EndOfTurnModel.ids("बडा"));
        assertThat(EndOfTurnModel.ids("क\u200dष")).isEqualTo(EndOfTurnModel.ids("कष"));
    }

    @Test
    void devanagariFollowsTheLatinLetters() {
        assertThat(Arrays.copyOfRange(EndOfTurnModel.ids("\u0905"), 95, 96)).containsExactly(29 + 5);
    }
}

package dev.kanak.rag.prefetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.rag.analysis.TextAnalysis;
import dev.kanak.rag.prefetch.PrefetchReplay.Heard;
import dev.kanak.rag.prefetch.PrefetchReplay.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrefetchReplayTest {

    private static final int SEARCH_MS = 50;

    private static Outcome replay(String question, Heard... turn) {
        return PrefetchReplay.of(new TextAnalysis(), List.of(turn), question);
    }

    @Test
    void aSearchThatStandsForTheQuestionIsReadyOnceItHasHadItsTime() {
        Outcome outcome = replay(
                "ब्याज दर कितनी है", new Heard(900, "ब्याज दर", false), new Heard(1_000, "ब्याज दर कितनी है", true));

        assertThat(outcome.searches()).isEqualTo(1);
        assertThat(outcome.readyBy(1_050, SEARCH_MS)).isTrue();
        assertThat(outcome.readyBy(1_049, SEARCH_MS)).isFalse();
    }

    @Test
    void aSearchForOtherWordsIsNever() {
        assertThat(replay("लॉकर का किराया", new Heard(1_000, "ब्याज दर कितनी है", true))
                        .readyBy(5_000, SEARCH_MS))
                .isFalse();
    }

    @Test
    void aTurnThatSaysNothingToBeSearchedForIsReady() {
        assertThat(replay("जी हाँ").readyBy(0, SEARCH_MS)).isTrue();
        assertThat(replay("ब्याज दर").readyBy(0, SEARCH_MS)).isFalse();
    }
}

package dev.kanak.pipeline.turn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RehearsalsTest {

    private final Rehearsals rehearsals = new Rehearsals(2);

    @Test
    void nothingIsRehearsedWhileTheCallerSpeaks() {
        assertThat(rehearsals.heard("पचास")).isFalse();
        assertThat(rehearsals.heard("पचास ग्राम")).isFalse();
    }

    @Test
    void aSilenceIsUsed() {
        rehearsals.heard("पचास ग्राम");
        assertThat(rehearsals.silence()).isTrue();
    }

    @Test
    void theFirstMomentOfASilenceWaitsForTheLastWord() {
        rehearsals.heard("पचास");
        rehearsals.pause();
        assertThat(rehearsals.heard("पचास ग्राम")).isTrue();
        assertThat(rehearsals.silence()).isFalse();
    }

    @Test
    void ofARecogniserThatSaysNothingInItTheSilenceItselfIsUsed() {
        rehearsals.heard("पचास ग्राम");
        rehearsals.pause();
        assertThat(rehearsals.silence()).isTrue();
    }

    @Test
    void aSilenceWithoutWordsIsNot() {
        assertThat(rehearsals.silence()).isFalse();
    }

    @Test
    void wordsThatComeInTheSilenceAreRehearsedAgain() {
        rehearsals.heard("पचास");
        rehearsals.silence();
        assertThat(rehearsals.heard("पचास")).isFalse();
        assertThat(rehearsals.heard("पचास ग्राम")).isTrue();
    }

    @Test
    void noMoreThanTheLimitIsWastedOnATurn() {
        rehearsals.heard("एक");
        rehearsals.silence();
        rehearsals.heard("एक दो");
        assertThat(rehearsals.heard("एक दो तीन")).isFalse();
        rehearsals.turnEnded();
        rehearsals.heard("चार");
        assertThat(rehearsals.silence()).isTrue();
    }

    @Test
    void noneIsMadeIfNoneIsAllowed() {
        var none = new Rehearsals(0);
        none.heard("पचास ग्राम");
        assertThat(none.silence()).isFalse();
    }
}

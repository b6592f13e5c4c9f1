package dev.kanak.pipeline.tts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SilenceTrimTest {

    private final SilenceTrim trim = new SilenceTrim(2, 3);

    @Test
    void silenceBeforeTheFirstSoundIsCutToTheLead() {
        assertThat(trim.push(new short[] {1, 2, 3, 4, 5, 6})).isEmpty();
        assertThat(trim.push(new short[] {7, 8, 900})).containsExactly(7, 8, 900);
    }

    @Test
    void aPauseInsideIsKeptWhole() {
        assertThat(trim.push(new short[] {900, 1, 2, 3, 4, 5})).containsExactly(900);
        assertThat(trim.push(new short[] {6, -900, 7})).containsExactly(1, 2, 3, 4, 5, 6, -900);
    }

    @Test
    void silenceAfterTheLastSoundIsOfTheGivenLength() {
        assertThat(trim.push(new short[] {900, 1, 2, 3, 4, 5})).containsExactly(900);
        assertThat(trim.finish()).containsExactly(1, 2, 3);
    }

    @Test
    void tooShortASilenceAfterTheLastSoundIsFilledUp() {
        assertThat(trim.push(new short[] {900, 1})).containsExactly(900);
        assertThat(trim.finish()).containsExactly(1, 0, 0);
    }

    @Test
    void nothingAudibleIsNothing() {
        assertThat(trim.push(new short[50])).isEmpty();
        assertThat(trim.finish()).isEmpty();
    }
}

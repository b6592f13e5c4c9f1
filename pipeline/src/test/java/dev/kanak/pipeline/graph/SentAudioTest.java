package dev.kanak.pipeline.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentAudioTest {

    private final SentAudio audio = new SentAudio();

    @Test
    void whatWasSentIsGivenOnceAndInOrder() {
        audio.add(new short[] {1, 2, 3});
        audio.add(new short[] {4, 5, 6, 7});
        assertThat(audio.take(0, 1)).isEmpty();
        assertThat(audio.take(4, 1)).containsExactly(1, 2, 3, 4);
        assertThat(audio.take(4, 1)).isEmpty();
        assertThat(audio.take(7, 1)).containsExactly(5, 6, 7);
    }

    @Test
    void aRestThatIsNoMultipleWaits() {
        audio.add(new short[] {1, 2, 3, 4, 5, 6, 7});
        assertThat(audio.take(5, 3)).containsExactly(1, 2, 3);
        assertThat(audio.take(7, 3)).containsExactly(4, 5, 6);
    }

    @Test
    void noMoreIsGivenThanWasWritten() {
        audio.add(new short[] {1, 2});
        assertThat(audio.take(9, 1)).containsExactly(1, 2);
    }
}

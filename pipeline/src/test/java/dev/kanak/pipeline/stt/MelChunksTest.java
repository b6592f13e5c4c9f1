package dev.kanak.pipeline.stt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MelChunksTest {

    private final MelChunks chunks = new MelChunks();

    @Test
    void aChunkIsReadyAfterThirtyTwoFrames() {
        add(0, 31);
        assertThat(chunks.poll()).isEmpty();
        add(31, 32);
        assertThat(chunks.poll()).hasSize(80 * 40);
        assertThat(chunks.poll()).isEmpty();
    }

    @Test
    void theFirstChunkBeginsWithTheStartValueAndTheNextWithTheLastEightFrames() {
        add(0, 64);
        assertThat(row(chunks.poll()))
                .startsWith(-7, -7, -7, -7, -7, -7, -7, -7, 0, 1, 2)
                .endsWith(30, 31);
        assertThat(row(chunks.poll()))
                .startsWith(24, 25, 26, 27, 28, 29, 30, 31, 32)
                .endsWith(62, 63);
    }

    @Test
    void silenceFillsTheLastChunk() {
        add(0, 5);
        int added = 0;
        while (!chunks.aligned()) {
            chunks.addSilence();
            added++;
        }
        assertThat(added).isEqualTo(27);
        assertThat(chunks.poll()).hasSize(80 * 40);
    }

    private void add(int from, int to) {
        for (int i = from; i < to; i++) {
            var bands = new float[80];
            Arrays.fill(bands, i);
            chunks.add(bands);
        }
    }

    private static float[] row(float[] chunk) {
        return Arrays.copyOfRange(chunk, 3 * 40, 4 * 40);
    }
}

package dev.kanak.transport.playout;

import static dev.kanak.core.time.MonotonicTime.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.audio.AudioFrame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameAssemblerTest {

    @ParameterizedTest
    @ValueSource(ints = {40, 160, 320, 640, 960, 1920})
    void packetsOfAnyLengthBecomeFramesOfTwentyMilliseconds(int packetSamples) {
        FrameAssembler assembler = new FrameAssembler(16_000);
        List<AudioFrame> frames = new ArrayList<>();
        short next = 0;
        for (int sent = 0; sent < 9_600; sent += packetSamples) {
            short[] pcm = new short[packetSamples];
            for (int i = 0; i < pcm.length; i++) {
                pcm[i] = next++;
            }
            frames.addAll(assembler.add(pcm));
        }
        assertThat(frames).hasSize(30);
        for (int i = 0; i < frames.size(); i++) {
            assertThat(frames.get(i).samples()).hasSize(320);
            assertThat(frames.get(i).samples()[0]).isEqualTo((short) (i * 320));
            assertThat(frames.get(i).capturedAt()).isEqualTo(ofMillis(20L * i));
        }
    }
}

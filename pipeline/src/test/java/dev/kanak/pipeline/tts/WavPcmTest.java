package dev.kanak.pipeline.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanak.core.error.SpeechException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WavPcmTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 44, 45, 1000})
    void samplesComeOutHoweverTheBytesAreCut(int piece) {
        byte[] wav = wav((short) 1, 1, -2, 300, -32_768, 32_767);
        var pcm = new WavPcm();
        var samples = new ArrayList<Short>();
        for (int i = 0; i < wav.length; i += piece) {
            byte[] part = Arrays.copyOfRange(wav, i, Math.min(wav.length, i + piece));
            for (short sample : pcm.push(part, part.length)) {
                samples.add(sample);
            }
        }
        assertThat(samples).containsExactly((short) 1, (short) -2, (short) 300, Short.MIN_VALUE, Short.MAX_VALUE);
        assertThat(pcm.rateHz()).isEqualTo(22_050);
    }

    @Test
    void stereoIsRefused() {
        byte[] wav = wav((short) 2, 0, 0);
        assertThatThrownBy(() -> new WavPcm().push(wav, wav.length)).isInstanceOf(SpeechException.class);
    }

    private static byte[] wav(short channels, int... samples) {
        var bytes = ByteBuffer.allocate(44 + 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(0x46464952)
                .putInt(0x7ffff024)
                .putInt(0x45564157)
                .putInt(0x20746d66)
                .putInt(16);
        bytes.putShort((short) 1)
                .putShort(channels)
                .putInt(22_050)
                .putInt(44_100)
                .putShort((short) 2)
                .putShort((short) 16);
        bytes.putInt(0x61746164).putInt(0x7ffff000);
        for (int sample : samples) {
            bytes.putShort((short) sample);
        }
        return bytes.array();
    }
}

package dev.kanak.transport.opus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanak.core.error.TransportException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Needs libopus. */
class OpusIT {

    private static OpusEncoder encoder(int rateHz, int expectedLossPercent) {
        return new OpusEncoder(new OpusEncoder.Settings(rateHz, 32_000, 5, expectedLossPercent));
    }

    /** A voice-like buzz whose loudness goes up and down like syllables. */
    private static short[] voice(int rateHz, int frame) {
        short[] pcm = new short[rateHz / 50];
        for (int i = 0; i < pcm.length; i++) {
            double t = (frame * pcm.length + i) / (double) rateHz;
            double loudness = 0.5 + 0.5 * Math.sin(2 * Math.PI * 4 * t);
            double buzz = 0;
            for (int harmonic = 1; harmonic <= 12; harmonic++) {
                buzz += Math.sin(2 * Math.PI * 140 * harmonic * t) / harmonic;
            }
            pcm[i] = (short) (6_000 * loudness * buzz);
        }
        return pcm;
    }

    private static double error(short[] a, short[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.pow(a[i] - b[i], 2);
        }
        return Math.sqrt(sum / a.length);
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 12_000, 16_000, 24_000, 48_000})
    void everyVoiceRateIsDecodedAtSixteenKilohertz(int rateHz) {
        try (OpusEncoder encoder = encoder(rateHz, 0);
                OpusDecoder decoder = new OpusDecoder(16_000)) {
            for (int i = 0; i < 10; i++) {
                byte[] packet = encoder.encode(voice(rateHz, i));
                assertThat(decoder.samples(packet)).hasValue(320);
                assertThat(decoder.decode(packet)).hasSize(320);
            }
        }
    }

    @Test
    void aLostFrameIsRebuiltFromTheNextBetterThanItIsInvented() {
        double recovered = 0;
        double concealed = 0;
        int carriers = 0;
        try (OpusEncoder encoder = encoder(16_000, 20);
                OpusDecoder whole = new OpusDecoder(16_000);
                OpusDecoder recovering = new OpusDecoder(16_000);
                OpusDecoder concealing = new OpusDecoder(16_000)) {
            short[] expected = new short[0];
            for (int i = 0; i < 100; i++) {
                byte[] packet = encoder.encode(voice(16_000, i));
                boolean afterLoss = i > 10 && i % 5 == 0;
                boolean lost = i > 10 && i % 5 == 4;
                if (afterLoss && OpusPacket.hasRedundancy(packet)) {
                    carriers++;
                    recovered += error(recovering.recover(packet, 320), expected);
                    concealed += error(concealing.conceal(320), expected);
                } else if (afterLoss) {
                    recovering.conceal(320);
                    concealing.conceal(320);
                }
                expected = whole.decode(packet);
                if (!lost) {
                    recovering.decode(packet);
                    concealing.decode(packet);
                }
            }
        }
        assertThat(carriers).isGreaterThan(10);
        assertThat(recovered).isLessThan(0.7 * concealed);
    }

    @Test
    void packetsWithoutRedundancyAreToldApart() {
        try (OpusEncoder encoder = encoder(16_000, 0)) {
            for (int i = 0; i < 50; i++) {
                assertThat(OpusPacket.hasRedundancy(encoder.encode(voice(16_000, i))))
                        .isFalse();
            }
        }
    }

    /** What {@code AgentAudio} does with an agent that says nothing. */
    @Test
    void aSilentPacketSentAgainAndAgainStaysSilentAndDoesNotSpoilWhatFollows() {
        try (OpusEncoder encoder = encoder(24_000, 10);
                OpusDecoder decoder = new OpusDecoder(16_000);
                OpusEncoder steady = encoder(24_000, 10);
                OpusDecoder reference = new OpusDecoder(16_000)) {
            byte[] silence = {};
            for (int i = 0; i < 75; i++) {
                short[] pcm = i < 50 ? voice(24_000, i) : new short[480];
                silence = encoder.encode(pcm);
                decoder.decode(silence);
                reference.decode(steady.encode(pcm));
            }
            int loudest = 0;
            for (int i = 0; i < 1_000; i++) {
                for (short sample : decoder.decode(silence)) {
                    loudest = Math.max(loudest, Math.abs(sample));
                }
                reference.decode(steady.encode(new short[480]));
            }
            assertThat(loudest).isLessThan(10);
            double difference = 0;
            double level = 0;
            for (int i = 0; i < 25; i++) {
                short[] expected = reference.decode(steady.encode(voice(24_000, i)));
                difference += Math.pow(error(decoder.decode(encoder.encode(voice(24_000, i))), expected), 2);
                level += Math.pow(error(expected, new short[320]), 2);
            }
            assertThat(10 * Math.log10(level / difference)).as("dB").isGreaterThan(15);
        }
    }

    @Test
    void randomPacketsAreDecodedOrRefused() {
        long seed = Long.getLong("kanak.seed", 20_260_101L);
        Random random = new Random(seed);
        int refused = 0;
        try (OpusDecoder decoder = new OpusDecoder(16_000)) {
            for (int i = 0; i < 5_000; i++) {
                byte[] packet = new byte[1 + random.nextInt(200)];
                random.nextBytes(packet);
                OpusPacket.hasRedundancy(packet);
                try {
                    assertThat(decoder.decode(packet).length)
                            .as("seed %d", seed)
                            .isBetween(40, 1920);
                } catch (TransportException e) {
                    refused++;
                }
            }
            assertThat(decoder.samples(new byte[0])).isEmpty();
        }
        assertThat(refused).as("seed %d", seed).isPositive();
    }

    @Test
    void aClosedCodecThrowsInsteadOfCrashing() {
        int before = OpusLibrary.openCodecs();
        OpusEncoder encoder = encoder(16_000, 0);
        OpusDecoder decoder = new OpusDecoder(16_000);
        assertThat(OpusLibrary.openCodecs()).isEqualTo(before + 2);
        encoder.close();
        encoder.close();
        decoder.close();
        assertThat(OpusLibrary.openCodecs()).isEqualTo(before);
        assertThatThrownBy(() -> encoder.encode(new short[320])).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> decoder.conceal(320)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theLibraryTellsItsVersion() {
        assertThat(OpusLibrary.version()).startsWith("libopus");
    }
}

package dev.kanak.pipeline.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TurnProbabilityTest {

    @Test
    void wordsAloneStayAsTheyAre() {
        assertThat(TurnProbability.of(0.3, Prosody.UNKNOWN)).isCloseTo(0.3, within(1e-9));
    }

    @Test
    void aFallingVoiceSpeaksForAnEndAndARisingOneAgainstIt() {
        double level = TurnProbability.of(0.5, Prosody.UNKNOWN);

        assertThat(TurnProbability.of(0.5, new Prosody(4, 6, 0))).isGreaterThan(level);
        assertThat(TurnProbability.of(0.5, new Prosody(-4, 0, 0))).isLessThan(level);
    }

    @Test
    void theVoiceNeverOverrulesTheWords() {
        assertThat(TurnProbability.of(0.1, new Prosody(9, 60, 0))).isLessThan(0.2);
        assertThat(TurnProbability.of(0.9, new Prosody(-9, -60, 0))).isGreaterThan(0.8);
    }

    @Test
    void everyTurnEndsAfterSilenceEnough() {
        assertThat(TurnProbability.after(0.01, Duration.ofMillis(300))).isLessThan(0.05);
        assertThat(TurnProbability.after(0.01, Duration.ofSeconds(3))).isGreaterThan(0.95);
        assertThat(TurnProbability.after(0, Duration.ofSeconds(10))).isGreaterThan(0.99);
    }

    @Test
    void theSilenceThatMakesAnEndLikelyIsTheInverse() {
        Duration silence = TurnProbability.silenceUntil(0.8, 0.2);

        assertThat(TurnProbability.after(0.2, silence)).isCloseTo(0.8, within(1e-3));
        assertThat(TurnProbability.silenceUntil(0.8, 0.9)).isZero();
    }

    @Test
    void certaintyStaysBetweenNoughtAndOne() {
        assertThat(TurnProbability.of(1, new Prosody(9, 60, 0))).isLessThanOrEqualTo(1);
        assertThat(TurnProbability.of(0, new Prosody(-9, -60, 0))).isGreaterThanOrEqualTo(0);
    }

    @Nested
    class Voice {

        @Test
        void aFallingToneFalls() {
            Prosody prosody = Prosody.of(tone(1, 220, 150, 1, 0.3));

            assertThat(prosody.fallSemitones()).isBetween(1.0, 7.0);
            assertThat(prosody.decayDb()).isGreaterThan(2);
        }

        @Test
        void aRisingToneRises() {
            assertThat(Prosody.of(tone(1, 150, 220, 1, 1)).fallSemitones()).isBetween(-7.0, -1.0);
        }

        @Test
        void silenceAfterItDoesNotCount() {
            short[] spoken = tone(1, 220, 150, 1, 0.3);

            assertThat(Prosody.of(Arrays.copyOf(spoken, spoken.length + 8_000)).fallSemitones())
                    .isCloseTo(Prosody.of(spoken).fallSemitones(), within(1.5));
        }

        @Test
        void hearsARiseOfTheLastTenthOfASecond() {
            short[] level = tone(0.8, 150, 150, 1, 1);
            short[] rising = joined(level, tone(0.15, 150, 185, 1, 1));
            short[] falling = joined(level, tone(0.15, 150, 125, 1, 1));

            assertThat(Prosody.of(rising).lastRiseSemitones()).isBetween(1.0, 4.0);
            assertThat(Prosody.of(joined(rising, new short[8_000])).lastRiseSemitones())
                    .isBetween(1.0, 4.0);
            assertThat(Prosody.of(level).lastRiseSemitones()).isBetween(-0.5, 0.5);
            assertThat(Prosody.of(falling).lastRiseSemitones()).isBetween(-4.0, -1.0);
        }

        private static short[] joined(short[] first, short[] second) {
            short[] both = Arrays.copyOf(first, first.length + second.length);
            System.arraycopy(second, 0, both, first.length, second.length);
            return both;
        }

        @Test
        void lessThanHalfASecondTellsNothing() {
            assertThat(Prosody.of(tone(0.3, 220, 150, 1, 1))).isEqualTo(Prosody.UNKNOWN);
            assertThat(Prosody.of(new short[0])).isEqualTo(Prosody.UNKNOWN);
        }

        @Test
        void silenceHasNoPitch() {
            assertThat(Prosody.of(new short[16_000]).fallSemitones()).isZero();
        }

        /** A sound with overtones whose pitch and level move evenly. */
        private static short[] tone(double seconds, double fromHz, double toHz, double fromLevel, double toLevel) {
            var samples = new short[(int) (seconds * 16_000)];
            double phase = 0;
            for (int i = 0; i < samples.length; i++) {
                double part = (double) i / samples.length;
                phase += 2 * Math.PI * (fromHz + (toHz - fromHz) * part) / 16_000;
                double wave = Math.sin(phase) + 0.5 * Math.sin(2 * phase) + 0.3 * Math.sin(3 * phase);
                samples[i] = (short) (6_000 * wave * (fromLevel + (toLevel - fromLevel) * part));
            }
            return samples;
        }
    }
}

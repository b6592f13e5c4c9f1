package dev.kanak.pipeline.vad;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.time.MonotonicTime;
import dev.kanak.pipeline.Caller;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyTonesTest {

    private static final float[] PAST = past();

    private static final double[] LOW_HZ = {697, 770, 852, 941};
    private static final double[] HIGH_HZ = {1209, 1336, 1477, 1633};

    /** Tones of the given levels over white noise. */
    private static float[] window(double noise, double... hzAndLevel) {
        var random = new Random(7);
        var samples = new float[VadStream.WINDOW];
        for (int i = 0; i < samples.length; i++) {
            double sum = noise * random.nextGaussian();
            for (int tone = 0; tone < hzAndLevel.length; tone += 2) {
                sum += hzAndLevel[tone + 1] * Math.sin(2 * Math.PI * hzAndLevel[tone] * i / 16_000 + tone);
            }
            samples[i] = (float) sum;
        }
        return samples;
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.3, 0.3, 0",
        "1, 0.02, 0.02, 0",
        "0.99, 0.3, 0.3, 0",
        "1.01, 0.3, 0.3, 0",
        "1, 0.3, 0.15, 0",
        "1, 0.15, 0.3, 0",
        "1, 0.1, 0.1, 0.02"
    })
    void everyKeyIsFound(double detuned, double low, double high, double noise) {
        for (double lowHz : LOW_HZ) {
            for (double highHz : HIGH_HZ) {
                assertThat(KeyTones.in(window(noise, lowHz * detuned, low, highHz * detuned, high)))
                        .as("%s and %s Hz", lowHz, highHz)
                        .isTrue();
            }
        }
    }

    @Test
    void silenceNoiseOneToneAndOtherLineTonesAreNoKeys() {
        assertThat(KeyTones.in(window(0))).isFalse();
        assertThat(KeyTones.in(window(0.1))).isFalse();
        assertThat(KeyTones.in(window(0, 770, 0.3))).isFalse();
        assertThat(KeyTones.in(window(0, 1336, 0.3))).isFalse();
        assertThat(KeyTones.in(window(0, 350, 0.3, 440, 0.3))).isFalse();
        assertThat(KeyTones.in(window(0, 400, 0.3, 425, 0.3))).isFalse();
        assertThat(KeyTones.in(window(0, 770, 0.1, 1336, 0.1, 2300, 0.1))).isFalse();
    }

    @Test
    void aVoiceIsNeverTakenForAKey() throws InterruptedException {
        for (String voice : new String[] {"hi+f4", "hi+m7", "en", "hi+klatt3"}) {
            short[] speech = Caller.say(voice, "हाँ जी, मेरे पास पचास ग्राम सोने के गहने हैं, नौ आठ सात छह पाँच");
            long keys = IntStream.range(0, speech.length / VadStream.WINDOW)
                    .filter(i -> KeyTones.in(window(speech, i * VadStream.WINDOW)))
                    .count();
            assertThat(keys).as(voice).isZero();
        }
    }

    private static float[] past() {
        var past = new float[60];
        Arrays.fill(past, 1);
        return past;
    }

    private static float[] window(short[] speech, int from) {
        var samples = new float[VadStream.WINDOW];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = speech[from + i] / 32768f;
        }
        return samples;
    }

    /** A model that takes everything for speech, what came before it too. */
    private static final class Credulous implements VadStream {

        @Override
        public float probability(float[] window) {
            return 1;
        }

        @Override
        public float[] past() {
            return PAST.clone();
        }

        @Override
        public void reset() {
            // It remembers nothing.
        }
    }

    @Test
    void aPressedKeyDoesNotBeginSpeech() throws InterruptedException {
        var activity = new VoiceActivity(new Credulous(), Caller.patient());
        var random = new Random(5);
        for (int key = 0; key < 12; key++) {
            var samples = pressed(key, 750, _ -> 3, random);
            var frame = new AudioFrame(samples, 16_000, MonotonicTime.ofMillis(1_000L * key));
            assertThat(activity.push(frame)).as("key %d", key).isEmpty();
        }
        assertThat(activity.speaking()).isFalse();
    }

    @Test
    void speechRightAfterAKeyBeginsAfterItHoweverFarBackHindsightReaches() throws InterruptedException {
        var activity = new VoiceActivity(new Credulous(), VadConfig.standard());
        var frame = frame(pressed(5, 750, ms -> ms < 750 ? 3 : 3_000, new Random(5)));
        var started =
                (VoiceActivity.Decision.SpeechStarted) activity.push(frame).getFirst();
        assertThat(started.at().millis()).isBetween(736L, 768L);
    }

    @Test
    void speechRightBeforeAKeyEndsBeforeItThoughHindsightTakesTheKeyForSpeech() throws InterruptedException {
        var activity = new VoiceActivity(new Credulous(), VadConfig.standard());
        var frame = frame(pressed(5, 750, ms -> ms < 375 ? 3_000 : 3, new Random(5)));
        var stopped =
                (VoiceActivity.Decision.SpeechStopped) activity.push(frame).getLast();
        assertThat(stopped.at().millis()).isBetween(352L, 384L);
    }

    @Test
    void speechThatGoesOnOverAShortKeyEndsAfterIt() throws InterruptedException {
        var activity = new VoiceActivity(new Credulous(), VadConfig.standard());
        var frame = frame(pressed(5, 475, ms -> ms < 375 || (ms > 475 && ms < 700) ? 3_000 : 3, new Random(5)));
        List<VoiceActivity.Decision> decisions = activity.push(frame);
        assertThat(decisions).hasSize(2);
        var stopped = (VoiceActivity.Decision.SpeechStopped) decisions.getLast();
        assertThat(stopped.at().millis()).isGreaterThanOrEqualTo(704);
    }

    @Test
    void speechThatGoesOnAfterAShortKeyDoesNotBeginBeforeItsEnd() throws InterruptedException {
        var activity = new VoiceActivity(new Credulous(), VadConfig.standard());
        var frame = frame(pressed(5, 475, ms -> ms < 375 || ms > 560 ? 3_000 : 3, new Random(5)));
        List<VoiceActivity.Decision> decisions = activity.push(frame);
        assertThat(decisions).hasSize(3);
        var again = (VoiceActivity.Decision.SpeechStarted) decisions.getLast();
        assertThat(again.at().millis()).isBetween(480L, 576L);
    }

    private static AudioFrame frame(short[] samples) {
        return new AudioFrame(samples, 16_000, MonotonicTime.ZERO);
    }

    /** A key that is held from 375 ms of a second on, in noise of a level that changes. */
    private static short[] pressed(int key, int untilMs, IntUnaryOperator levelAtMs, Random random) {
        var samples = new short[16_000];
        for (int i = 0; i < samples.length; i++) {
            double tones = Math.sin(2 * Math.PI * LOW_HZ[key % 4] * i / 16_000)
                    + Math.sin(2 * Math.PI * HIGH_HZ[key % 3] * i / 16_000);
            double noise = levelAtMs.applyAsInt(i / 16) * random.nextGaussian();
            samples[i] = (short) ((i > 6_000 && i < 16 * untilMs ? 5_000 * tones : 0) + noise);
        }
        return samples;
    }
}

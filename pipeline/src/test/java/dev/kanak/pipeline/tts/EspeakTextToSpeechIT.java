package dev.kanak.pipeline.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanak.core.error.SpeechException;
import dev.kanak.core.port.TextToSpeech.Clause;
import dev.kanak.core.speech.Language;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EspeakTextToSpeechIT {

    private static final int AUDIBLE = 330;
    private static final String LONG =
            "पचास ग्राम बाईस कैरेट सोने पर आपको अधिकतम पाँच लाख रुपये का लोन मिल सकता है। ".repeat(20);

    private final EspeakTextToSpeech voice = new EspeakTextToSpeech(EspeakConfig.standard());

    @AfterEach
    void close() {
        voice.close();
    }

    @ParameterizedTest
    @CsvSource({
        "HINDI, 'आपको पचास ग्राम सोने पर अधिकतम पाँच लाख रुपये का लोन मिल सकता है।'",
        "HINGLISH, 'आपका gold loan approve हो सकता है, documents ले आइए।'",
        "ENGLISH, 'You can get a loan of up to five lakh rupees against fifty grams of gold.'"
    })
    void speechIsOfNormalLevelAndNeverClips(Language language, String text) throws InterruptedException {
        short[] audio = speak(text, language, 1);
        assertThat(audio.length).isBetween(2 * 24_000, 8 * 24_000);
        int peak = IntStream.range(0, audio.length)
                .map(i -> Math.abs(audio[i]))
                .max()
                .orElseThrow();
        assertThat(20 * Math.log10(peak / 32_768.0)).isBetween(-8.0, -1.0);
        assertThat(activeDbfs(audio)).isBetween(-23.0, -16.0);
    }

    @Test
    void soundBeginsWithinTwentyMillisecondsAndEndsWithThePause() throws InterruptedException {
        short[] audio = speak("जी हाँ।", Language.HINDI, 1);
        int first = IntStream.range(0, audio.length)
                .filter(i -> Math.abs(audio[i]) > AUDIBLE)
                .findFirst()
                .orElseThrow();
        int last = IntStream.range(0, audio.length)
                .filter(i -> Math.abs(audio[i]) > AUDIBLE)
                .max()
                .orElseThrow();
        assertThat(first).isLessThan(480);
        assertThat(audio.length - last).isBetween(24 * 110, 24 * 180);
    }

    @Test
    void aSlowerRateTakesLonger() throws InterruptedException {
        String text = "आपका लोन तैयार है।";
        assertThat(speak(text, Language.HINDI, 0.7).length)
                .isGreaterThan(speak(text, Language.HINDI, 1).length * 5 / 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-v en hello", "[[h@l]]", "<speak>x</speak>", "$(reboot); `id`"})
    void hostileTextIsOnlySpoken(String text) throws InterruptedException {
        assertThat(speak(text, Language.ENGLISH, 1).length).isBetween(24_000 / 5, 24_000 * 6);
    }

    @Test
    void nothingToSayIsNoAudio() throws InterruptedException {
        assertThat(speak("।", Language.HINDI, 1)).isEmpty();
    }

    @Test
    void audioFlowsBeforeTheEndIsSynthesised() throws InterruptedException {
        var written = new AtomicReference<Long>(0L);
        var aliveAtFirst = new AtomicReference<Long>(-1L);
        voice.speak(new Clause(LONG, Language.HINDI, 1), samples -> {
            if (aliveAtFirst.get() < 0) {
                aliveAtFirst.set(engines());
            }
            written.set(written.get() + samples.length);
        });
        assertThat(aliveAtFirst.get()).isPositive();
        assertThat(written.get()).isGreaterThan(60L * 24_000);
    }

    @Test
    void anInterruptStopsTheVoiceAndItsProcess() throws InterruptedException {
        var speaking = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        Thread speaker = Thread.ofVirtual().start(() -> {
            try {
                voice.speak(new Clause(LONG, Language.HINDI, 1), _ -> {
                    speaking.countDown();
                    Thread.sleep(Duration.ofSeconds(60));
                });
            } catch (InterruptedException e) {
                ended.countDown();
            }
        });
        assertThat(speaking.await(5, TimeUnit.SECONDS)).isTrue();
        speaker.interrupt();
        assertThat(ended.await(1, TimeUnit.SECONDS)).isTrue();
        voice.close();
        for (int i = 0; i < 50 && engines() > 0; i++) {
            Thread.sleep(Duration.ofMillis(20));
        }
        assertThat(engines()).isZero();
    }

    @Test
    void aMissingProgramIsNamedWithItsPackage() {
        var standard = EspeakConfig.standard();
        var config = new EspeakConfig(
                "no-such-program", standard.hindiVoice(), standard.englishVoice(), 160, 50, 0, standard.pause());
        assertThatThrownBy(() -> new EspeakTextToSpeech(config))
                .hasMessageContaining("Debian package espeak-ng")
                .isInstanceOfSatisfying(
                        SpeechException.class,
                        e -> assertThat(e.kind()).isEqualTo(SpeechException.Kind.ENGINE_MISSING));
    }

    private short[] speak(String text, Language language, double rate) throws InterruptedException {
        List<short[]> pieces = new ArrayList<>();
        voice.speak(new Clause(text, language, rate), pieces::add);
        var audio = new short[pieces.stream().mapToInt(piece -> piece.length).sum()];
        int at = 0;
        for (short[] piece : pieces) {
            System.arraycopy(piece, 0, audio, at, piece.length);
            at += piece.length;
        }
        return audio;
    }

    /** RMS of the 20 ms windows above -45 dBFS. */
    private static double activeDbfs(short[] audio) {
        double[] active = IntStream.range(0, audio.length / 480)
                .mapToDouble(w -> IntStream.range(480 * w, 480 * w + 480)
                        .mapToDouble(i -> (double) audio[i] * audio[i])
                        .average()
                        .orElseThrow())
                .filter(power -> power > Math.pow(32_768 * Math.pow(10, -45 / 20.0), 2))
                .toArray();
        return 10 * Math.log10(Arrays.stream(active).average().orElseThrow()) - 20 * Math.log10(32_768);
    }

    /** Running children of this process. */
    private static long engines() {
        Stream<ProcessHandle> children = ProcessHandle.current().children();
        return children.filter(ProcessHandle::isAlive).count();
    }
}

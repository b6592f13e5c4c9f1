package dev.kanak.pipeline.stt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.port.SpeechToText;
import dev.kanak.core.speech.Transcript;
import dev.kanak.core.time.MonotonicTime;
import dev.kanak.pipeline.Caller;
import dev.kanak.pipeline.TestFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CtcSpeechToTextIT {

    private static InferencePool pool;
    private static CtcSpeechToText ears;
    private static short[] audio;

    @BeforeAll
    static void load() throws InterruptedException {
        pool = new InferencePool(1, 16);
        ears = CtcSpeechToText.load(SttConfig.of(TestFiles.models().resolve("stt")), pool);
        audio = Caller.say("hi+f4", "मेरे पास पचास ग्राम सोने के गहने हैं");
    }

    @AfterAll
    static void close() {
        ears.close();
        pool.close();
    }

    @Test
    void partialsGrowIntoTheFinal() throws InterruptedException {
        var partials = new ArrayList<String>();
        Transcript heard = listen(audio, 320, partials);
        assertThat(heard.text()).isEqualTo("मेरे पास पचास ग्राम सोने के गहने हैं");
        assertThat(heard.confidence()).isGreaterThan(0.8);
        assertThat(partials).hasSizeGreaterThan(4).doesNotHaveDuplicates();
        assertThat(partials)
                .anyMatch(text -> text.startsWith("मेरे पास पचास")
                        && text.length() < heard.text().length());
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 960, 16_000})
    void theLengthOfTheFramesMakesNoDifference(int frame) throws InterruptedException {
        assertThat(listen(audio, frame, new ArrayList<>())).isEqualTo(listen(audio, 320, new ArrayList<>()));
    }

    @Test
    void theLastWordIsHeardWithoutAnySilenceAfterIt() throws InterruptedException {
        int end = audio.length - 12_800 - 1600;
        assertThat(listen(Arrays.copyOf(audio, end), 320, new ArrayList<>()).text())
                .endsWith("गहने हैं");
    }

    /** The first reading makes "chain" of it; the branch lets a town be expected, and the utterance is decoded once more. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTownBesideABranchIsHeardWhereTheLenderHasOne(boolean endExpected) throws InterruptedException {
        short[] visit = Caller.say("en-us+m7", "i want to come to the chennai branch on monday");
        assertThat(heard(ears, visit, endExpected)).contains("chain");
        var config = SttConfig.of(TestFiles.models().resolve("stt"));
        try (var local = CtcSpeechToText.load(config, List.of("चेन्नई"), pool)) {
            assertThat(heard(local, visit, endExpected)).contains("chennai branch on monday");
        }
    }

    /**
     * The final transcript.
     *
     * @param endExpected whether it is read ahead, in the silence before the end
     */
    private static String heard(CtcSpeechToText recogniser, short[] samples, boolean endExpected)
            throws InterruptedException {
        try (SpeechToText.Utterance utterance = recogniser.open()) {
            utterance.push(new AudioFrame(samples, 16_000, MonotonicTime.ZERO));
            if (endExpected) {
                utterance.ending();
                utterance.push(new AudioFrame(new short[320], 16_000, MonotonicTime.ZERO));
            }
            return utterance.finish().text();
        }
    }

    /** Read 3.84 s at a time: an utterance of several pieces, of which the last is cut short. */
    @Test
    void nothingIsLostOrSaidTwiceWhereThePiecesMeet() throws InterruptedException {
        var thrice = new short[3 * audio.length];
        for (int i = 0; i < 3; i++) {
            System.arraycopy(audio, 0, thrice, i * audio.length, audio.length);
        }
        String once = "मेरे पास पचास ग्राम सोने के गहने हैं";
        Transcript heard = listen(thrice, 320, new ArrayList<>());
        assertThat(heard.text()).isEqualTo(String.join(" ", once, once, once));
        assertThat(heard.words()).isSortedAccordingTo(Comparator.comparingLong(Transcript.Word::startMs));
        assertThat(heard.words().getLast().endMs()).isBetween(2L * audio.length / 16, 3L * audio.length / 16);
    }

    /** Every request is refused at first, those of the final too. */
    @Test
    void whatAFullPoolRefusesIsHeardWhenItIsGivenAgain() throws InterruptedException {
        int refused = 0;
        Transcript heard;
        try (var small = new InferencePool(1, 1);
                var shared =
                        CtcSpeechToText.load(SttConfig.of(TestFiles.models().resolve("stt")), small);
                SpeechToText.Utterance utterance = shared.open()) {
            for (int i = 0; i + 320 <= audio.length; i += 320) {
                AudioFrame frame = frame(i, i + 320);
                Runnable letGo = fill(small);
                try {
                    utterance.push(frame);
                    letGo.run();
                } catch (SpeechException e) {
                    refused++;
                    letGo.run();
                    utterance.push(frame);
                }
            }
            Runnable letGo = fill(small);
            assertThatThrownBy(utterance::finish).isInstanceOf(SpeechException.class);
            letGo.run();
            heard = utterance.finish();
        }
        assertThat(refused).isEqualTo(audio.length / 16 / 320);
        List<Transcript.Word> whole = listen(audio, 320, new ArrayList<>()).words();
        assertThat(heard.words())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("confidence")
                .isEqualTo(whole);
    }

    /** Takes a pool's one thread and its one place in the queue; gives what lets go of both and waits until they are free. */
    private static Runnable fill(InferencePool pool) throws InterruptedException {
        var begun = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        Thread runs = Thread.ofVirtual()
                .start(() -> call(pool, () -> {
                    begun.countDown();
                    over.await();
                    return 0;
                }));
        begun.await();
        Thread waits = Thread.ofVirtual().start(() -> call(pool, () -> 0));
        while (waits.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return () -> {
            over.countDown();
            try {
                runs.join();
                waits.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private static void call(InferencePool pool, Callable<Integer> work) {
        try {
            var _ = pool.call(work);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aPauseGivesAllThatWasSaidAndChangesNothingOfWhatFollows() throws InterruptedException {
        int end = audio.length - 12_800 - 800;
        for (int pausedAt = end; pausedAt < end + 5_120; pausedAt += 1_280) {
            try (SpeechToText.Utterance utterance = ears.open()) {
                String before =
                        utterance.push(frame(0, pausedAt)).map(Transcript::text).orElse("");
                utterance.pausing();
                String soFar = utterance
                        .push(frame(pausedAt, pausedAt + 320))
                        .map(Transcript::text)
                        .orElse(before);
                assertThat(soFar).as("after a pause at " + pausedAt).endsWith("गहने हैं");
                var _ = utterance.push(frame(pausedAt + 320, audio.length));
                assertThat(utterance.finish()).isEqualTo(listen(audio, 320, new ArrayList<>()));
            }
        }
    }

    /** 160 ms and a third of a second after the last word. */
    @ParameterizedTest
    @ValueSource(ints = {-320, 2_560})
    void theFinalIsMadeInTheSilenceAndStandsWhileNothingIsSaid(int after) throws InterruptedException {
        int fallenSilent = audio.length - 12_800 - 320 + after;
        try (SpeechToText.Utterance utterance = ears.open()) {
            utterance.push(frame(0, fallenSilent));
            utterance.ending();
            utterance.push(frame(fallenSilent, fallenSilent + 320));
            utterance.push(new AudioFrame(new short[9_600], 16_000, MonotonicTime.ZERO));
            Transcript heard = utterance.finish();
            assertThat(heard.text()).isEqualTo("मेरे पास पचास ग्राम सोने के गहने हैं");
            assertThat(heard.confidence()).isGreaterThan(0.5);
        }
    }

    @Test
    void thatFinalIsNotMadeAgain() throws InterruptedException {
        int fallenSilent = audio.length - 12_800;
        try (SpeechToText.Utterance utterance = ears.open()) {
            utterance.push(frame(0, fallenSilent));
            utterance.ending();
            utterance.push(frame(fallenSilent, fallenSilent + 320));
            utterance.push(frame(0, audio.length));
            assertThat(utterance.finish().text()).isEqualTo("मेरे पास पचास ग्राम सोने के गहने हैं");
        }
    }

    @Test
    void wordsAfterThatSilenceAreNotLost() throws InterruptedException {
        int middle = audio.length / 2;
        try (SpeechToText.Utterance utterance = ears.open()) {
            utterance.push(frame(0, middle));
            utterance.ending();
            utterance.push(frame(middle, middle + 320));
            utterance.goingOn();
            utterance.push(frame(middle + 320, audio.length));
            assertThat(utterance.finish()).isEqualTo(listen(audio, 320, new ArrayList<>()));
        }
    }

    private static AudioFrame frame(int from, int to) {
        return new AudioFrame(Arrays.copyOfRange(audio, from, to), 16_000, MonotonicTime.ZERO);
    }

    @Test
    void silenceIsAnEmptyFinalWithoutConfidence() throws InterruptedException {
        Transcript heard = listen(new short[32_000], 320, new ArrayList<>());
        assertThat(heard.text()).isEmpty();
        assertThat(heard.confidence()).isZero();
    }

    @Test
    void greedyDecodingHearsMostOfIt() throws InterruptedException {
        var config = SttConfig.of(TestFiles.models().resolve("stt")).greedy();
        try (var greedy = CtcSpeechToText.load(config, pool);
                SpeechToText.Utterance utterance = greedy.open()) {
            utterance.push(new AudioFrame(audio, 16_000, MonotonicTime.ZERO));
            assertThat(utterance.finish().text()).contains("पचास ग्राम");
        }
    }

    @Test
    void anotherSampleRateIsRefused() {
        try (SpeechToText.Utterance utterance = ears.open()) {
            var frame = new AudioFrame(new short[480], 48_000, MonotonicTime.ZERO);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> utterance.push(frame))
                    .withMessageContaining("48000");
        }
    }

    @Test
    void aMissingModelIsTheWorldsFault() {
        assertThatThrownBy(() -> CtcSpeechToText.load(SttConfig.of(Path.of("nowhere")), pool))
                .isInstanceOfSatisfying(
                        SpeechException.class, e -> assertThat(e.kind()).isEqualTo(SpeechException.Kind.MODEL_MISSING));
    }

    private static Transcript listen(short[] samples, int frame, List<String> partials) throws InterruptedException {
        try (SpeechToText.Utterance utterance = ears.open()) {
            for (int i = 0; i < samples.length; i += frame) {
                short[] piece = Arrays.copyOfRange(samples, i, Math.min(samples.length, i + frame));
                utterance
                        .push(new AudioFrame(piece, 16_000, MonotonicTime.ZERO))
                        .ifPresent(partial -> partials.add(partial.text()));
            }
            return utterance.finish();
        }
    }
}

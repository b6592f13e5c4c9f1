package dev.kanak.pipeline.stt.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import dev.kanak.core.port.SpeechToText;
import dev.kanak.core.speech.Transcript;
import dev.kanak.core.time.MonotonicTime;
import dev.kanak.pipeline.TestFiles;
import dev.kanak.pipeline.stt.Lexicon;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WindowedSpeechToTextTest {

    private static final int FRAME = 320;

    private static final Lexicon LEXICON = Lexicon.load(
            TestFiles.models().resolve("stt/lexicon_en.tsv"), TestFiles.models().resolve("stt/words_hi.txt"));

    private final List<Transcript> partials = new ArrayList<>();

    @Nested
    class Partials {

        @Test
        void comeAsOftenAsConfiguredAndGrow() throws InterruptedException {
            var model = new FakeWindowModel(15);
            try (var utterance = open(model, 1000, Runnable::run)) {
                speak(utterance, 3);
                assertThat(texts()).containsExactly("w0", "w0 w1", "w0 w1 w2");
                assertThat(model.readSamples).containsExactly(16_000, 32_000, 48_000);
            }
        }

        @Test
        void noneAreMadeIfNoneAreConfigured() throws InterruptedException {
            var model = new FakeWindowModel(15);
            try (var utterance = open(model, 0, Runnable::run)) {
                speak(utterance, 3);
                assertThat(partials).isEmpty();
                assertThat(utterance.finish().text()).isEqualTo("w0 w1 w2");
            }
        }

        @Test
        void audioIsTakenWhileOneIsBeingReadAndNoSecondIsBegun() throws InterruptedException {
            Deque<Runnable> waiting = new ArrayDeque<>();
            try (var utterance = open(new FakeWindowModel(15), 1000, waiting::add)) {
                speak(utterance, 4);
                assertThat(partials).isEmpty();
                assertThat(waiting).hasSize(1);
                waiting.pop().run();
                push(utterance, 4);
                assertThat(texts()).containsExactly("w0");
                assertThat(waiting).isEmpty();
            }
        }

        @Test
        void afterASlowOneThereIsAPauseAsLong() throws InterruptedException {
            Deque<Runnable> waiting = new ArrayDeque<>();
            try (var utterance = open(new FakeWindowModel(15), 1000, waiting::add)) {
                speak(utterance, 4);
                waiting.pop().run();
                for (int second = 4; second < 7; second++) {
                    speakSecond(utterance, second);
                    assertThat(waiting).as("second %d", second).isEmpty();
                }
                speakSecond(utterance, 7);
                assertThat(waiting).hasSize(1);
            }
        }

        @Test
        void oneThatIsRefusedForLoadIsLeftOut() throws InterruptedException {
            var model = new FakeWindowModel(15);
            try (var utterance = open(model, 1000, Runnable::run)) {
                model.failure = Optional.of(new SpeechException(Kind.OVERLOADED, "inference queue is full", true));
                speak(utterance, 1);
                model.failure = Optional.empty();
                speakSecond(utterance, 1);
                assertThat(texts()).containsExactly("w0 w1");
            }
        }
    }

    @Nested
    class LongUtterances {

        @Test
        void areCutAndJoinedWithoutLosingOrDoublingAudio() throws InterruptedException {
            var model = new FakeWindowModel(6);
            try (var utterance = open(model, 0, Runnable::run)) {
                speak(utterance, 20);
                utterance.finish();
                assertThat(model.readSamples).allMatch(samples -> samples <= 96_000);
                assertThat(model.readSamples.stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                        .isEqualTo(20 * 16_000);
            }
        }

        @Test
        void keepTheTimesOfTheirWords() throws InterruptedException {
            try (var utterance = open(new FakeWindowModel(6), 0, Runnable::run)) {
                speak(utterance, 9);
                List<Transcript.Word> words = utterance.finish().words();
                assertThat(words.stream().mapToLong(Transcript.Word::startMs).toArray())
                        .isSorted();
                assertThat(words.getLast().startMs()).isBetween(7_000L, 9_000L);
            }
        }

        @Test
        void showWhatWasReadOfAPartUntilItsFinalReadingIsThere() throws InterruptedException {
            Deque<Runnable> waiting = new ArrayDeque<>();
            try (var utterance = open(new FakeWindowModel(6), 1000, waiting::add)) {
                for (int second = 0; second < 5; second++) {
                    speakSecond(utterance, second);
                    while (!waiting.isEmpty()) {
                        waiting.pop().run();
                    }
                }
                speakSecond(utterance, 5);
                speakSecond(utterance, 6);
                speakSecond(utterance, 7);
                waiting.pollLast().run();
                push(utterance, 8);
                assertThat(partials.getLast().text()).startsWith("w0 w1 w2 w3 w4");
            }
        }
    }

    @Nested
    class Finals {

        @Test
        void carryWordsTimesConfidenceAndTier() throws InterruptedException {
            try (var utterance = open(new FakeWindowModel(15), 0, Runnable::run)) {
                speak(utterance, 2);
                Transcript heard = utterance.finish();
                assertThat(heard.confidence()).isEqualTo(0.5);
                assertThat(heard.tier()).isEqualTo("test");
                assertThat(heard.words())
                        .containsExactly(
                                new Transcript.Word("w0", 0, 500, 0.5), new Transcript.Word("w1", 1000, 1500, 0.5));
            }
        }

        @Test
        void areEmptyWithoutAudio() throws InterruptedException {
            var model = new FakeWindowModel(15);
            try (var utterance = open(model, 0, Runnable::run)) {
                Transcript heard = utterance.finish();
                assertThat(heard.text()).isEmpty();
                assertThat(heard.confidence()).isZero();
                assertThat(model.readSamples).isEmpty();
            }
        }

        @Test
        void failIfAPartFailed() throws InterruptedException {
            var model = new FakeWindowModel(6);
            model.failure = Optional.of(new SpeechException(Kind.MODEL_FAILED, "broken", false));
            try (var utterance = open(model, 0, Runnable::run)) {
                speak(utterance, 7);
                assertThatExceptionOfType(SpeechException.class)
                        .isThrownBy(utterance::finish)
                        .withMessage("broken");
            }
        }

        @Test
        void loseNothingToABusyMoment() throws InterruptedException {
            var model = new FakeWindowModel(6);
            String undisturbed;
            try (var utterance = open(new FakeWindowModel(6), 1000, Runnable::run)) {
                speak(utterance, 6);
                undisturbed = utterance.finish().text();
            }
            var busy = new SpeechException(Kind.OVERLOADED, "inference queue is full", true);
            try (var utterance = open(model, 1000, Runnable::run)) {
                speak(utterance, 5);
                model.failure = Optional.of(busy);
                speakSecond(utterance, 5);
                assertThatExceptionOfType(SpeechException.class)
                        .isThrownBy(utterance::finish)
                        .isSameAs(busy);
                model.failure = Optional.empty();
                assertThat(utterance.finish().text()).isEqualTo(undisturbed);
            }
        }

        @Test
        void comeOnce() throws InterruptedException {
            try (var utterance = open(new FakeWindowModel(15), 0, Runnable::run)) {
                utterance.finish();
                assertThatIllegalStateException().isThrownBy(utterance::finish);
                assertThatIllegalStateException().isThrownBy(() -> push(utterance, 0));
            }
        }
    }

    @Test
    void anotherSampleRateIsRefused() {
        try (var utterance = open(new FakeWindowModel(15), 0, Runnable::run)) {
            var frame = new AudioFrame(new short[480], 48_000, MonotonicTime.ZERO);
            assertThatIllegalArgumentException().isThrownBy(() -> utterance.push(frame));
        }
    }

    @Test
    void englishWordsInDevanagariComeBackInLatinWithTheirTimes() {
        Transcript written = new TranscriptWriter(LEXICON, "test")
                .write(List.of(
                        new Reading.Word("मुझे", 0, 200, 0.9),
                        new Reading.Word("डॉक्यूमेंट्स", 300, 900, 0.5),
                        new Reading.Word("चाहिए", 1000, 1200, 0.7)));
        assertThat(written.text()).isEqualTo("मुझे documents चाहिए");
        assertThat(written.words().get(1)).isEqualTo(new Transcript.Word("documents", 300, 900, 0.5));
        assertThat(written.confidence()).isCloseTo(0.7, within(1e-9));
    }

    private List<String> texts() {
        return partials.stream().map(Transcript::text).toList();
    }

    private static SpeechToText.Utterance open(FakeWindowModel model, int partialMs, Executor background) {
        return new WindowedSpeechToText(model, LEXICON, "test", Duration.ofMillis(partialMs), background).open();
    }

    private void speak(SpeechToText.Utterance utterance, int seconds) throws InterruptedException {
        for (int second = 0; second < seconds; second++) {
            speakSecond(utterance, second);
        }
    }

    private void speakSecond(SpeechToText.Utterance utterance, int second) throws InterruptedException {
        for (int i = 0; i < 50; i++) {
            push(utterance, second);
        }
    }

    private void push(SpeechToText.Utterance utterance, int value) throws InterruptedException {
        var samples = new short[FRAME];
        Arrays.fill(samples, (short) value);
        utterance.push(new AudioFrame(samples, 16_000, MonotonicTime.ZERO)).ifPresent(partials::add);
    }
}

package dev.kanak.pipeline.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanak.core.dialogue.DialogueAction.Say;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.port.TextToSpeech;
import dev.kanak.core.port.TextToSpeech.Clause;
import dev.kanak.core.speech.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A clause takes 400 bytes here, and 1,000 may be kept. */
class KeptVoiceTest {

    private static final Clause THANKS = clause("धन्यवाद।", 1);
    private static final Clause WAIT = clause("एक पल।", 1);
    private static final Clause AGAIN = clause("फिर से?", 1);
    private static final Clause NAME = clause("धन्यवाद, सुनीता जी।", 1);

    private static final FixedClauses FIXED = new FixedClauses(Stream.of(THANKS, WAIT, AGAIN)
            .map(clause -> new Say(clause.text(), Language.HINDI, Optional.empty(), 1))
            .toList());

    private final CountingVoice voice = new CountingVoice();
    private final KeptVoice kept = new KeptVoice(voice, FIXED, 1_000);

    private static Clause clause(String text, double rate) {
        return new Clause(text, Language.HINDI, rate);
    }

    @AfterEach
    void restOfTheTestsAreNotInterrupted() {
        boolean _ = Thread.interrupted();
    }

    private List<Short> speak(Clause clause) throws InterruptedException {
        var heard = new ArrayList<Short>();
        kept.speak(clause, samples -> {
            for (short sample : samples) {
                heard.add(sample);
            }
            Arrays.fill(samples, (short) 0);
        });
        return heard;
    }

    @Test
    void aFixedClauseIsSynthesisedOnceAndSoundsTheSameEveryTime() throws InterruptedException {
        List<Short> first = speak(THANKS);
        assertThat(first).hasSize(200).contains((short) 1);
        assertThat(speak(THANKS)).isEqualTo(first);
        assertThat(speak(THANKS)).isEqualTo(first);
        assertThat(voice.spoken).containsExactly(THANKS);
    }

    @Test
    void whatHoldsTheCallersWordsIsNeverKept() throws InterruptedException {
        speak(NAME);
        speak(NAME);
        assertThat(voice.spoken).containsExactly(NAME, NAME);
    }

    @Test
    void eachSpeedIsKeptForItself() throws InterruptedException {
        speak(THANKS);
        speak(clause(THANKS.text(), 0.8));
        speak(clause(THANKS.text(), 0.8));
        assertThat(voice.spoken).containsExactly(THANKS, clause(THANKS.text(), 0.8));
    }

    @Test
    void whatWasHeardLeastRecentlyGoesFirst() throws InterruptedException {
        speak(THANKS);
        speak(WAIT);
        speak(THANKS);
        speak(AGAIN);
        voice.spoken.clear();
        speak(THANKS);
        speak(AGAIN);
        speak(WAIT);
        assertThat(voice.spoken).containsExactly(WAIT);
    }

    @Test
    void aClauseThatFailsHalfwayIsNotKept() throws InterruptedException {
        voice.fails = true;
        assertThatThrownBy(() -> speak(THANKS)).isInstanceOf(SpeechException.class);
        voice.fails = false;
        assertThat(speak(THANKS)).hasSize(200);
        assertThat(voice.spoken).hasSize(2);
    }

    @Test
    void aClauseThatIsInterruptedIsNotKept() throws InterruptedException {
        assertThatThrownBy(() -> kept.speak(THANKS, _ -> {
                    throw new InterruptedException("playout stopped");
                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(speak(THANKS)).hasSize(200);
        assertThat(voice.spoken).hasSize(2);
    }

    @Test
    void keptAudioStopsAtAnInterruptAsTheVoiceDoes() throws InterruptedException {
        speak(THANKS);
        var pieces = new ArrayList<short[]>();
        assertThatThrownBy(() -> kept.speak(THANKS, samples -> {
                    pieces.add(samples);
                    Thread.currentThread().interrupt();
                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(pieces).hasSize(1);
    }

    /** Speaks each clause in two pieces of 100 samples. */
    private static final class CountingVoice implements TextToSpeech {

        final List<Clause> spoken = new ArrayList<>();
        boolean fails;

        @Override
        public int sampleRateHz() {
            return 24_000;
        }

        @Override
        public void speak(Clause clause, PcmSink sink) throws InterruptedException {
            spoken.add(clause);
            sink.write(piece());
            if (fails) {
                throw new SpeechException(SpeechException.Kind.ENGINE_FAILED, "scripted failure", true);
            }
            sink.write(piece());
        }

        private static short[] piece() {
            var samples = new short[100];
            Arrays.fill(samples, (short) 1);
            return samples;
        }
    }
}

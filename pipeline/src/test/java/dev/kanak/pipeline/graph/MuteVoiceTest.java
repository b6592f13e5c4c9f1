package dev.kanak.pipeline.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.dialogue.Dialogue;
import dev.kanak.core.dialogue.DialogueAction;
import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.event.CallEvent;
import dev.kanak.core.port.TextToSpeech;
import dev.kanak.core.speech.Language;
import dev.kanak.pipeline.conversation.Conversation;
import dev.kanak.pipeline.conversation.ConversationConfig;
import dev.kanak.pipeline.conversation.ToolRunner;
import dev.kanak.pipeline.turn.TurnConfig;
import dev.kanak.pipeline.vad.VadConfig;
import dev.kanak.pipeline.vad.VadStream;
import dev.kanak.pipeline.vad.VoiceActivity;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * A voice that hangs or fails: every turn is answered or apologised for within four seconds. Time is the caller's audio, of which
 * the test hands over as much as it wants to pass.
 */
class MuteVoiceTest {

    private static final TurnConfig TURN = new TurnConfig(
            0.8,
            0.6,
            TurnConfig.always(new TurnConfig.Budget(Duration.ofMillis(300), Duration.ofMillis(1_200))),
            Duration.ofSeconds(8),
            Duration.ofMillis(240),
            Duration.ofMillis(800),
            Duration.ofSeconds(20),
            TurnConfig.PaceBounds.NONE,
            new TurnConfig.GoingOn(Duration.ZERO, Duration.ZERO));

    private static final String APOLOGY = "माफ़ कीजिए, एक पल लग रहा है।";
    private static final String ANSWER = "सुना पचास ग्राम";
    private static final String NO_VOICE = "माफ़ कीजिए, अभी मेरी आवाज़ में दिक़्क़त आ रही है।";

    private final FakeMedia media = new FakeMedia();
    private final BlockingQueue<CallEvent> events = new LinkedBlockingQueue<>();
    private final AudioPairs pairs = new AudioPairs();
    private final List<DialogueInput> told = new CopyOnWriteArrayList<>();
    private final List<CallEvent> seen = new ArrayList<>();
    private final FailingVoice voice = new FailingVoice();

    @AfterEach
    void hangUp() throws InterruptedException {
        media.close("test_over");
        pairs.check();
    }

    private void emit(CallEvent event) {
        pairs.emit(event);
        events.add(event);
    }

    /** Greets and hears "पचास ग्राम". */
    private CallGraph start(Duration answerWithin) throws InterruptedException {
        var engines = new CallEngines(
                new FakeSpeechToText("पचास ग्राम"),
                () -> new VoiceActivity(new LoudIsSpeech(), VadConfig.standard()),
                text -> 0.9,
                voice);
        var conversation = new Conversation(
                new Echo(told),
                new ToolRunner(List.of()),
                (query, language, limit) -> List.of(),
                new ConversationConfig(Duration.ofSeconds(2), 3),
                Clock.systemUTC());
        var config = new CallConfig(
                TURN,
                HearingConfig.standard(),
                new PaceConfig(false, 0, Duration.ofMinutes(1), answerWithin),
                Duration.ofSeconds(5),
                Duration.ofMillis(600),
                Duration.ofMinutes(10));
        var begin = new CallGraph.Begin("c1", "r1", false);
        var call = CallGraph.start(begin, media, engines, conversation, this::emit, config, _ -> {});
        media.silence(20);
        await(CallEvent.AgentAudioStopped.class);
        media.playouts.clear();
        return call;
    }

    private <T extends CallEvent> T await(Class<T> type) throws InterruptedException {
        seen.clear();
        while (true) {
            CallEvent event = events.poll(10, TimeUnit.SECONDS);
            assertThat(event)
                    .as("waiting for %s after %s", type.getSimpleName(), seen)
                    .isNotNull();
            seen.add(event);
            if (type.isInstance(event)) {
                return type.cast(event);
            }
        }
    }

    private CallEvent.AgentText says() throws InterruptedException {
        return await(CallEvent.AgentText.class);
    }

    @Nested
    class Hanging {

        private long committedAt;

        private void turn() throws InterruptedException {
            media.realTime = false;
            start(Duration.ofSeconds(4));
            media.mute = true;
            media.voice(600);
            media.silence(600);
            committedAt = await(CallEvent.TurnEnded.class).atMs();
            assertThat(says().text()).isEqualTo(ANSWER);
        }

        @Test
        void isApologisedForFourSecondsAfterTheTurnAndTheAnswerComesAfterTheApology() throws InterruptedException {
            turn();
            media.mute = false;
            media.silence(4_200);
            var apology = says();
            assertThat(apology.text()).isEqualTo(APOLOGY);
            assertThat(apology.atMs() - committedAt).isBetween(3_980L, 4_040L);
            var again = says();
            assertThat(again.text()).isEqualTo(ANSWER);
            assertThat(await(CallEvent.AgentAudioStarted.class).turnId()).isEqualTo(apology.turnId());
            assertThat(await(CallEvent.AgentAudioStarted.class).turnId()).isEqualTo(again.turnId());
            assertThat(told).noneMatch(DialogueInput.Interrupted.class::isInstance);
        }

        @Test
        void thatSoundsInTimeIsNotApologisedFor() throws InterruptedException {
            turn();
            media.silence(3_200);
            media.playouts.take().sound();
            assertThat(await(CallEvent.TurnMetrics.class).turn().voiceToVoice()).isPresent();
            media.silence(20_000);
            assertThat(says().text()).isEqualTo("बोलिए");
        }

        @Test
        void isNotWhatKeepsALineSilentThatTakesNoAudio() throws InterruptedException {
            media.heardShare = 0;
            turn();
            media.silence(20_000);
            media.voice(600);
            await(CallEvent.SpeechStarted.class);
            assertThat(seen).noneMatch(CallEvent.AgentText.class::isInstance);
        }

        @Test
        void isNotWhatASentenceDoesThatHasAudioToSound() throws InterruptedException {
            media.heardShare = 0.5;
            turn();
            media.silence(20_000);
            media.voice(600);
            await(CallEvent.SpeechStarted.class);
            assertThat(seen).noneMatch(CallEvent.AgentText.class::isInstance);
        }

        @Test
        void endsInAWordAboutTheVoiceAndIsToldToTheDialogueAsUnheard() throws InterruptedException {
            turn();
            media.silence(4_200);
            assertThat(says().text()).isEqualTo(APOLOGY);
            assertThat(says().text()).isEqualTo(ANSWER);
            media.silence(8_400);
            assertThat(says().text()).isEqualTo(NO_VOICE);
            media.silence(30_000);
            assertThat(says().text()).isEqualTo("बोलिए");
            assertThat(told).contains(new DialogueInput.Interrupted("")).endsWith(new DialogueInput.NoInput());
        }
    }

    @Nested
    class Failing {

        @Test
        void isApologisedForAtOnceAndTheAnswerGivenAllTheSame() throws InterruptedException {
            media.realTime = false;
            start(Duration.ofSeconds(4));
            voice.failures.set(1);
            media.voice(600);
            media.silence(600);
            assertThat(says().text()).isEqualTo(ANSWER);
            var apology = says();
            assertThat(apology.text()).isEqualTo(APOLOGY);
            assertThat(says().text()).isEqualTo(ANSWER);
            assertThat(await(CallEvent.Degraded.class).component()).isEqualTo("synthesis");
            assertThat(await(CallEvent.AgentAudioStarted.class).turnId()).isEqualTo(apology.turnId());
            await(CallEvent.AgentAudioStarted.class);
        }

        @Test
        void forGoodLeavesTheCallWaitingForTheCaller() throws InterruptedException {
            media.realTime = false;
            start(Duration.ofSeconds(4));
            voice.failures.set(1_000);
            media.voice(600);
            media.silence(600);
            assertThat(says().text()).isEqualTo(ANSWER);
            assertThat(says().text()).isEqualTo(APOLOGY);
            assertThat(says().text()).isEqualTo(ANSWER);
            assertThat(says().text()).isEqualTo(NO_VOICE);
            media.silence(20_000);
            assertThat(says().text()).isEqualTo("बोलिए");
        }
    }

    @Nested
    class FallingSilentInTheMiddle {

        @Test
        void isApologisedForAndSaysTheRestOnce() throws InterruptedException {
            var call = start(Duration.ofMillis(200));
            voice.breaths.set(1);
            call.say("पचास ग्राम, सोना है");
            assertThat(says().text()).isEqualTo("सुना पचास ग्राम, सोना है");
            assertThat(says().text()).isEqualTo(APOLOGY);
            var rest = says();
            assertThat(rest.text()).isNotEmpty().isNotEqualTo("सुना पचास ग्राम, सोना है");
            assertThat("सुना पचास ग्राम, सोना है").endsWith(rest.text());
            while (!await(CallEvent.AgentAudioStopped.class).turnId().equals(rest.turnId())) {
                // the sentence that was cut, and the apology
            }
            assertThat(told).noneMatch(DialogueInput.Interrupted.class::isInstance);
        }

        @Test
        void againEndsInAWordAboutTheVoiceAndTellsTheDialogueWhatWasHeard() throws InterruptedException {
            var call = start(Duration.ofMillis(200));
            voice.breaths.set(2);
            call.say("पचास ग्राम, सोना है");
            assertThat(says().text()).isEqualTo("सुना पचास ग्राम, सोना है");
            assertThat(says().text()).isEqualTo(APOLOGY);
            assertThat(says().text()).isNotEmpty();
            assertThat(says().text()).isEqualTo(NO_VOICE);
            call.say("जी");
            while (!says().text().equals("सुना जी")) {
                // apologies
            }
            assertThat(told)
                    .anyMatch(input ->
                            input instanceof DialogueInput.Interrupted(var heard) && heard.startsWith("सुना पचास"));
        }

        @Test
        void mayHappenToTheSameSentenceAnotherTimeOnceItWasSaidToItsEnd() throws InterruptedException {
            var call = start(Duration.ofMillis(200));
            voice.breath = 3_000;
            for (int time = 0; time < 2; time++) {
                voice.breaths.set(1);
                call.say("पचास ग्राम, सोना है");
                assertThat(says().text()).isEqualTo("सुना पचास ग्राम, सोना है");
                assertThat(says().text()).isEqualTo(APOLOGY);
                var again = says();
                assertThat(again.text()).as("nothing of it was heard").isEqualTo("सुना पचास ग्राम, सोना है");
                while (!await(CallEvent.AgentAudioStopped.class).turnId().equals(again.turnId())) {
                    // the sentence that was cut, and the apology
                }
            }
        }

        @Test
        void isNotWhatAVoiceThatComesInPiecesDoes() throws InterruptedException {
            var call = start(Duration.ofSeconds(1));
            voice.pieces.set(6);
            call.say("पचास ग्राम, सोना है");
            var answer = says();
            assertThat(await(CallEvent.AgentAudioStopped.class).turnId()).isEqualTo(answer.turnId());
            assertThat(voice.pieces).hasNegativeValue();
        }

        @Test
        void isNotWhatAFullLineIs() throws InterruptedException {
            media.heardShare = 0.5;
            var call = start(Duration.ofMillis(200));
            media.holding = true;
            voice.breaths.set(1);
            call.say("पचास ग्राम, सोना है");
            assertThat(says().text()).isEqualTo("सुना पचास ग्राम, सोना है");
            assertThat(events.poll(2_500, TimeUnit.MILLISECONDS)).isInstanceOf(CallEvent.AgentAudioStarted.class);
            assertThat(events.poll(2_500, TimeUnit.MILLISECONDS))
                    .satisfiesAnyOf(
                            event -> assertThat(event).isNull(),
                            event -> assertThat(event).isInstanceOf(CallEvent.TurnMetrics.class));
        }
    }

    @Nested
    class ThatNeverReturns {

        @Test
        void isStoppedAndApologisedFor() throws InterruptedException {
            var call = start(Duration.ofMillis(200));
            voice.hangs.set(1);
            call.say("पचास ग्राम");
            assertThat(says().text()).isEqualTo(ANSWER);
            var apology = says();
            assertThat(apology.text()).isEqualTo(APOLOGY);
            assertThat(await(CallEvent.AgentAudioStarted.class).turnId()).isEqualTo(apology.turnId());
            assertThat(await(CallEvent.AgentAudioStarted.class).turnId()).isNotEqualTo(apology.turnId());
        }
    }

    /** Fails or hangs as often as it is told to, and is instant otherwise. */
    private static final class FailingVoice implements TextToSpeech {

        final AtomicInteger failures = new AtomicInteger();
        final AtomicInteger hangs = new AtomicInteger();

        /** Clauses with "ग्राम" that fall silent for good after a breath. */
        final AtomicInteger breaths = new AtomicInteger();

        /** Of 100 ms, with 400 ms between them, in which clauses with "ग्राम" come. */
        final AtomicInteger pieces = new AtomicInteger();

        /** Samples of a breath. */
        volatile int breath = 9_700;

        @Override
        public int sampleRateHz() {
            return 24_000;
        }

        @Override
        public void speak(Clause clause, PcmSink sink) throws InterruptedException {
            if (failures.getAndDecrement() > 0) {
                throw new SpeechException(SpeechException.Kind.ENGINE_FAILED, "scripted failure", true);
            }
            if (hangs.getAndDecrement() > 0) {
                new CountDownLatch(1).await();
            }
            if (clause.text().contains("ग्राम") && breaths.getAndDecrement() > 0) {
                sink.write(new short[breath]);
                new CountDownLatch(1).await();
            }
            while (clause.text().contains("ग्राम") && pieces.getAndDecrement() > 0) {
                sink.write(new short[2_400]);
                boolean _ = new CountDownLatch(1).await(400, TimeUnit.MILLISECONDS);
            }
            sink.write(new short[24_000]);
        }
    }

    /** Every window louder than -20 dBFS is speech. */
    private static final class LoudIsSpeech implements VadStream {

        @Override
        public float probability(float[] window) {
            return window[0] > 0.1 ? 1 : 0;
        }

        @Override
        public void reset() {}
    }

    /** Greets, says back what it heard, and asks on silence. */
    private record Echo(List<DialogueInput> told) implements Dialogue {

        @Override
        public List<DialogueAction> on(DialogueInput input, ZonedDateTime wallTime) {
            told.add(input);
            return switch (input) {
                case DialogueInput.Started() -> List.of(say("नमस्ते जी"));
                case DialogueInput.NoInput() -> List.of(say("बोलिए"));
                case DialogueInput.CallerSaid(var transcript) -> List.of(say("सुना " + transcript.text()));
                default -> List.of();
            };
        }

        private static DialogueAction say(String text) {
            return new DialogueAction.Say(text, Language.HINDI, Optional.empty(), 1);
        }

        @Override
        public View view() {
            return new View("DISCOVERY", Language.HINDI, Optional.empty(), Map.of(), Duration.ofSeconds(6), false);
        }
    }
}

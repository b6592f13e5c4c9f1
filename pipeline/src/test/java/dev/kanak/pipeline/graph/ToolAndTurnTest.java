package dev.kanak.pipeline.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.dialogue.Dialogue;
import dev.kanak.core.dialogue.DialogueAction;
import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.event.CallEvent;
import dev.kanak.core.port.SpeechToText;
import dev.kanak.core.port.TextToSpeech;
import dev.kanak.core.port.Tool;
import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.RecognitionContext;
import dev.kanak.core.speech.Transcript;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is late or in hand when the turn passes: whatever the order, each effect happens once and old answers stay unsaid. */
class ToolAndTurnTest {

    private static final int STEPS = 40;
    private static final String BOOK = "समय बुक कर दीजिए";
    private static final String OTHER = "ब्याज बताइए";

    private final FakeMedia media = new FakeMedia();
    private final BlockingQueue<CallEvent> events = new LinkedBlockingQueue<>();
    private final AudioPairs pairs = new AudioPairs();
    private final List<CallEvent> seen = new ArrayList<>();
    private final List<DialogueInput> told = new CopyOnWriteArrayList<>();
    private final SteppedTool tool = new SteppedTool(STEPS);
    private final CountDownLatch thought = new CountDownLatch(1);

    static IntStream everyMoment() {
        return IntStream.rangeClosed(0, STEPS);
    }

    @AfterEach
    void hangUp() throws InterruptedException {
        tool.letGo();
        thought.countDown();
        media.close("test_over");
        pairs.check();
    }

    private void emit(CallEvent event) {
        pairs.emit(event);
        events.add(event);
    }

    private void start(SpeechToText ears) throws InterruptedException {
        var engines = new CallEngines(
                ears, () -> new VoiceActivity(new LoudIsSpeech(), VadConfig.standard()), _ -> 0.9, new InstantVoice());
        var conversation = new Conversation(
                new Booking(told, thought),
                new ToolRunner(List.of(tool), "c1"),
                (_, _, _) -> List.of(),
                new ConversationConfig(Duration.ofSeconds(30), 3),
                Clock.systemUTC());
        var turn = new TurnConfig(
                0.8,
                0.6,
                TurnConfig.always(new TurnConfig.Budget(Duration.ofMillis(300), Duration.ofMillis(1_200))),
                Duration.ofSeconds(8),
                Duration.ofMillis(240),
                Duration.ofMillis(800),
                Duration.ofSeconds(20));
        var config = new CallConfig(
                turn,
                HearingConfig.standard(),
                new PaceConfig(false, 0, Duration.ofMinutes(1), Duration.ofMinutes(1)),
                Duration.ofSeconds(5),
                Duration.ofMillis(600),
                Duration.ofMinutes(10));
        CallGraph.start(
                new CallGraph.Begin("c1", "r1", false), media, engines, conversation, this::emit, config, _ -> {});
        media.silence(20);
        await(CallEvent.AgentAudioStopped.class);
    }

    private void sayAndFallSilent() {
        media.voice(600);
        media.silence(600);
    }

    private <T extends CallEvent> T await(Class<T> type) throws InterruptedException {
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

    private void awaitText(String text) throws InterruptedException {
        while (!await(CallEvent.AgentText.class).text().equals(text)) {
            assertThat(seen).hasSizeLessThan(200);
        }
    }

    private <T extends CallEvent> List<T> all(Class<T> type) {
        return Stream.concat(seen.stream(), events.stream())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private List<String> said() {
        return all(CallEvent.AgentText.class).stream()
                .map(CallEvent.AgentText::text)
                .toList();
    }

    /** The caller asks for a visit; the agent begins a sentence, and the tool has taken so many steps of its work. */
    private void aToolIsAtWork(int steps) throws InterruptedException {
        media.playouts.clear();
        media.holding = true;
        sayAndFallSilent();
        await(CallEvent.AgentAudioStarted.class);
        tool.take(steps);
    }

    @Nested
    class ABargeInWhileAToolIsAtWork {

        @ParameterizedTest(name = "after {0} of its steps")
        @MethodSource("dev.kanak.pipeline.graph.ToolAndTurnTest#everyMoment")
        void leavesOneEffectAndOneAnswerWhateverTheMoment(int steps) throws InterruptedException {
            start(new FakeSpeechToText(BOOK, OTHER));
            aToolIsAtWork(steps);

            media.silence(100);
            sayAndFallSilent();
            await(CallEvent.AgentInterrupted.class);
            media.holding = false;
            tool.letGo();
            awaitText("सुना " + OTHER);

            assertThat(tool.effects).hasSize(1);
            assertThat(all(CallEvent.ToolCalled.class)).hasSize(1);
            assertThat(all(CallEvent.ToolFinished.class)).hasSize(1).allMatch(CallEvent.ToolFinished::ok);
            assertThat(told)
                    .filteredOn(DialogueInput.ToolFinished.class::isInstance)
                    .hasSize(1);
            assertThat(told)
                    .filteredOn(DialogueInput.Interrupted.class::isInstance)
                    .hasSize(1);
            assertThat(all(CallEvent.FinalTranscript.class)).hasSize(2);
            if (steps < STEPS) {
                assertThat(said()).as("the old turn's answer").doesNotContain("बुक हो गया");
            }
        }
    }

    @Nested
    class AHangUpWhileAToolIsAtWork {

        @ParameterizedTest(name = "after {0} of its steps")
        @MethodSource("dev.kanak.pipeline.graph.ToolAndTurnTest#everyMoment")
        void leavesNoMoreThanOneEffectAndEndsTheCallOnce(int steps) throws InterruptedException {
            start(new FakeSpeechToText(BOOK));
            aToolIsAtWork(steps);

            media.close("caller_left");
            assertThat(await(CallEvent.CallEnded.class).reason()).isEqualTo("caller_left");
            tool.letGo();

            assertThat(tool.effects).hasSize(steps > STEPS / 2 ? 1 : 0);
            assertThat(all(CallEvent.CallEnded.class)).hasSize(1);
            assertThat(all(CallEvent.AgentAudioStopped.class)).isNotEmpty();
        }
    }

    @Nested
    class AnAnswerThatIsOvertaken {

        @Test
        void isNotSpoken() throws InterruptedException {
            start(new FakeSpeechToText("सोचिए", OTHER));
            sayAndFallSilent();
            await(CallEvent.TurnEnded.class);
            sayAndFallSilent();
            await(CallEvent.TurnEnded.class);
            thought.countDown();
            awaitText("सुना " + OTHER);

            assertThat(said()).doesNotContain("सुना सोचिए");
            assertThat(told)
                    .filteredOn(DialogueInput.CallerSaid.class::isInstance)
                    .hasSize(2);
        }
    }

    @Nested
    class AFinalThatComesLate {

        @Test
        void isToldOnceAndBeforeTheNext() throws InterruptedException {
            var ears = new LateEars("एक", "दो");
            start(ears);
            sayAndFallSilent();
            sayAndFallSilent();
            while (all(CallEvent.SpeechStopped.class).size() < 2) {
                await(CallEvent.SpeechStopped.class);
            }
            assertThat(all(CallEvent.FinalTranscript.class)).isEmpty();
            ears.first.countDown();
            awaitText("सुना दो");

            assertThat(all(CallEvent.FinalTranscript.class))
                    .extracting(CallEvent.FinalTranscript::utteranceId, CallEvent.FinalTranscript::text)
                    .containsExactly(tuple("u1", "एक"), tuple("u2", "दो"));
            assertThat(all(CallEvent.TurnEnded.class)).hasSize(2);
        }

        @Test
        void isToldOnceThoughTheCallerHangsUpMeanwhile() throws InterruptedException {
            var ears = new LateEars("एक");
            start(ears);
            sayAndFallSilent();
            await(CallEvent.SpeechStopped.class);
            media.close("caller_left");
            await(CallEvent.CallEnded.class);
            ears.first.countDown();

            assertThat(all(CallEvent.FinalTranscript.class)).hasSize(1);
        }
    }

    @Nested
    class AHangUpInTheMiddleOfAClause {

        @Test
        void endsTheCallOnceWithTheWordsThatWereHeard() throws InterruptedException {
            media.heardShare = 0.4;
            start(new FakeSpeechToText(BOOK));
            aToolIsAtWork(0);
            media.close("vanished");

            assertThat(await(CallEvent.CallEnded.class).reason()).isEqualTo("vanished");
            assertThat(all(CallEvent.AgentAudioStopped.class).getLast().heard().text())
                    .isEqualTo("एक पल");
            assertThat(all(CallEvent.CallEnded.class)).hasSize(1);
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

    private static final class InstantVoice implements TextToSpeech {

        @Override
        public int sampleRateHz() {
            return 24_000;
        }

        @Override
        public void speak(Clause clause, PcmSink sink) throws InterruptedException {
            sink.write(new short[24_000]);
        }
    }

    /** Whose first final is not ready before the test says so; each text is partial from the first frame on. */
    private static final class LateEars implements SpeechToText {

        final CountDownLatch first = new CountDownLatch(1);
        private final FakeSpeechToText ears;
        private int opened;

        LateEars(String... texts) {
            ears = new FakeSpeechToText(texts);
        }

        @Override
        public Utterance open(RecognitionContext context) {
            Utterance utterance = ears.open(context);
            boolean late = opened++ == 0;
            return new Utterance() {

                @Override
                public Optional<Transcript> push(AudioFrame frame) throws InterruptedException {
                    return utterance.push(frame);
                }

                @Override
                public Transcript finish() throws InterruptedException {
                    if (late) {
                        first.await();
                    }
                    return utterance.finish();
                }

                @Override
                public void close() {
                    utterance.close();
                }
            };
        }
    }

    /** Books a visit when asked to, thinks when asked to, and says back everything else. */
    private record Booking(List<DialogueInput> told, CountDownLatch thought) implements Dialogue {

        @Override
        public List<DialogueAction> on(DialogueInput input, ZonedDateTime wallTime) {
            told.add(input);
            return switch (input) {
                case DialogueInput.Started() -> List.of(say("नमस्ते"));
                case DialogueInput.ToolFinished _ -> List.of(say("बुक हो गया"));
                case DialogueInput.CallerSaid(var transcript)
                when transcript.text().equals(BOOK) ->
                    List.of(
                            say("एक पल रुकिए अभी देखती हूँ"),
                            new DialogueAction.CallTool(new Tool.Request("r1", SteppedTool.NAME, Map.of())));
                case DialogueInput.CallerSaid(var transcript) -> {
                    if (transcript.text().equals("सोचिए")) {
                        think();
                    }
                    yield List.of(say("सुना " + transcript.text()));
                }
                default -> List.of();
            };
        }

        private void think() {
            try {
                thought.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static DialogueAction say(String text) {
            return new DialogueAction.Say(text, Language.HINDI, Optional.empty(), 1);
        }

        @Override
        public View view() {
            return new View("DISCOVERY", Language.HINDI, Optional.empty(), Map.of(), Duration.ofMinutes(1), false);
        }
    }
}

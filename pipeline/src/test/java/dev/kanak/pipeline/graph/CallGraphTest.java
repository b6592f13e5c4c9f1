package dev.kanak.pipeline.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.dialogue.Dialogue;
import dev.kanak.core.dialogue.DialogueAction;
import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.event.CallEvent;
import dev.kanak.core.event.Heard;
import dev.kanak.core.port.Retriever;
import dev.kanak.core.port.TextToSpeech;
import dev.kanak.core.speech.Language;
import dev.kanak.pipeline.conversation.Conversation;
import dev.kanak.pipeline.conversation.ConversationConfig;
import dev.kanak.pipeline.conversation.ToolRunner;
import dev.kanak.pipeline.stt.BatchSpeechToText;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The whole call on fakes: a scripted recogniser and dialogue, a voice that is instant, audio pushed by the test. */
class CallGraphTest {

    private CallGraph.Begin begin = new CallGraph.Begin("c1", "r1", false);

    private final FakeMedia media = new FakeMedia();
    private TurnConfig.GoingOn goingOn = new TurnConfig.GoingOn(Duration.ofMillis(1_500), Duration.ofMillis(200));
    private final BlockingQueue<CallEvent> events = new LinkedBlockingQueue<>();
    private final AudioPairs pairs = new AudioPairs();
    private final List<DialogueInput> told = new CopyOnWriteArrayList<>();
    private final List<CallEvent> seen = new ArrayList<>();

    /** What the dialogue waits for before it answers "देर". */
    private final CountDownLatch late = new CountDownLatch(1);

    private FakeSpeechToText ears = new FakeSpeechToText();

    /** When the agent says that it is looking. */
    private Duration thinkAfter = Duration.ofMinutes(1);

    /** When it apologises. */
    private Duration answerWithin = Duration.ofMillis(200);

    /** True lets the voice fail after a second of every clause. */
    private boolean voiceBreaksOff;

    /** True lets no partial transcript come. */
    private boolean hearOnlyAtTheEnd;

    @AfterEach
    void hangUp() throws InterruptedException {
        media.close("test_over");
        pairs.check();
    }

    private void emit(CallEvent event) {
        pairs.emit(event);
        events.add(event);
    }

    private CallGraph start(Duration silenceLimit, String... heard) {
        ears = new FakeSpeechToText(heard);
        var engines = new CallEngines(
                hearOnlyAtTheEnd ? new BatchSpeechToText(ears) : ears,
                () -> new VoiceActivity(new LoudIsSpeech(), VadConfig.standard()),
                text -> 0.9,
                new InstantVoice(voiceBreaksOff));
        var conversation = new Conversation(
                new EchoDialogue(told, silenceLimit, late),
                Optional.of(() -> new EchoDialogue(new ArrayList<>(), silenceLimit, new CountDownLatch(0))),
                new ToolRunner(List.of()),
                (query, language, limit) -> List.of(new Retriever.Article("fees.hi", "शुल्क", "", language, 1)),
                new ConversationConfig(Duration.ofSeconds(2), 3),
                Clock.systemUTC());
        var config = new CallConfig(
                new TurnConfig(
                        0.8,
                        0.6,
                        TurnConfig.always(new TurnConfig.Budget(Duration.ofMillis(300), Duration.ofMillis(1200))),
                        Duration.ofSeconds(8),
                        Duration.ofMillis(240),
                        Duration.ofMillis(800),
                        Duration.ofSeconds(20),
                        TurnConfig.PaceBounds.NONE,
                        goingOn),
                HearingConfig.standard(),
                new PaceConfig(false, 3, thinkAfter, answerWithin),
                Duration.ofSeconds(5),
                Duration.ofMillis(600),
                Duration.ofMinutes(10));
        return CallGraph.start(begin, media, engines, conversation, this::emit, config, reason -> {});
    }

    private CallGraph start(String... heard) {
        return start(Duration.ofMinutes(1), heard);
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

    /** The first of a kind that was seen, also before now: audio and words have clocks of their own. */
    private <T extends CallEvent> T first(Class<T> type) throws InterruptedException {
        for (CallEvent event : seen) {
            if (type.isInstance(event)) {
                return type.cast(event);
            }
        }
        return await(type);
    }

    private FakeMedia.FakePlayout greeting() throws InterruptedException {
        media.silence(20);
        var playout = media.playouts.poll(10, TimeUnit.SECONDS);
        assertThat(playout).isNotNull();
        return playout;
    }

    private void sayAndFallSilent() {
        media.voice(600);
        media.silence(600);
    }

    private long count(Class<? extends CallEvent> type) {
        return Stream.concat(seen.stream(), events.stream())
                .filter(type::isInstance)
                .count();
    }

    @Nested
    class ACall {

        @Test
        void beginsWithTheGreetingOnceTheCallerIsThere() throws InterruptedException {
            start();
            media.silence(20);
            assertThat(await(CallEvent.CallStarted.class).callId()).isEqualTo("c1");
            assertThat(await(CallEvent.AgentText.class).text()).isEqualTo("नमस्ते जी");
            assertThat(await(CallEvent.AgentAudioStopped.class).heard().text()).isEqualTo("नमस्ते जी");
        }

        @Test
        void answersWhatWasSaidWithOneFinalPerUtterance() throws InterruptedException {
            start("पचास ग्राम");
            greeting();
            await(CallEvent.AgentAudioStopped.class);
            sayAndFallSilent();
            assertThat(await(CallEvent.FinalTranscript.class).text()).isEqualTo("पचास ग्राम");
            assertThat(await(CallEvent.TurnEnded.class).reason()).isEqualTo("complete");
            assertThat(await(CallEvent.AgentText.class).text()).isEqualTo("सुना पचास ग्राम");
            var record = await(CallEvent.TurnMetrics.class).turn();
            assertThat(record.utteranceId()).isEqualTo("u1");
            assertThat(record.voiceToVoice()).isPresent();
            assertThat(count(CallEvent.FinalTranscript.class)).isEqualTo(1);
        }

        @Test
        void hearsTheCallerOutInEverySilenceAndHasTheFinalReadyInALongOne() throws InterruptedException {
            start("पचास ग्राम");
            greeting();
            await(CallEvent.AgentAudioStopped.class);
            media.voice(600);
            media.silence(140);
            media.voice(300);
            media.silence(220);
            media.voice(300);
            media.silence(600);
            await(CallEvent.FinalTranscript.class);
            assertThat(ears.signs)
                    .containsExactly("pausing", "going on", "pausing", "ending", "going on", "pausing", "ending");
        }

        @Test
        void namesInTheRecordTheArticlesThatItsAnswerStandsOn() throws InterruptedException {
            start("शुल्क", "पचास ग्राम");
            greeting();
            await(CallEvent.AgentAudioStopped.class);
            sayAndFallSilent();
            assertThat(await(CallEvent.TurnMetrics.class).turn().articles()).containsExactly("fees.hi");
            await(CallEvent.AgentAudioStopped.class);
            sayAndFallSilent();
            assertThat(await(CallEvent.TurnMetrics.class).turn().articles()).isEmpty();
        }

        @Test
        void typedTextTakesTheSameWay() throws InterruptedException {
            start().say("fifty grams");
            assertThat(await(CallEvent.FinalTranscript.class).text()).isEqualTo("fifty grams");
            assertThat(await(CallEvent.TurnEnded.class).reason()).isEqualTo("typed");
            assertThat(await(CallEvent.AgentText.class).text()).isEqualTo("सुना fifty grams");
        }

        @Test
        void asksAgainInsteadOfGuessingAndOffersTypingTheSecondTime() throws InterruptedException {
            start("पचास?", "पचपन?", "पचास ग्राम");
            greeting();
            await(CallEvent.AgentAudioStopped.class);
            sayAndFallSilent();
            assertThat(await(CallEvent.FinalTranscript.class).text()).isEqualTo("पचास?");
            await(CallEvent.TurnEnded.class);
            sayAndFallSilent();
            assertThat(await(CallEvent.Degraded.class).reason()).isEqualTo("please_type");
            assertThat(await(CallEvent.AgentText.class).text()).contains("लिखकर");
            await(CallEvent.AgentAudioStopped.class);
            sayAndFallSilent();
            assertThat(await(CallEvent.AgentText.class).text()).isEqualTo("सुना पचास ग्राम");
            assertThat(told)
                    .filteredOn(DialogueInput.HeardInPart.class::isInstance)
                    .hasSize(2);
        }

        @Test
        void saysWhyAndEndsWhenItCannotKeepUpWithTheCaller() throws InterruptedException {
            start();
            greeting();
            await(CallEvent.AgentAudioStopped.class);
            media.utilisation = 1;
            assertThat(await(CallEvent.Degraded.class))
                    .extracting("component", "reason")
                    .containsExactly("recognition", "overloaded");
            assertThat(await(CallEvent.AgentText.class).text()).contains("बहुत भार");
            assertThat(await(CallEvent.CallEnded.class).reason()).isEqualTo("overloaded");
        }

        @Test
        void endsWhenTheGoodbyeHasBeenHeard() throws InterruptedException {
            start("बस");
            greeting();
            await(CallEvent.AgentAudioStopped.class);
            sayAndFallSilent();
            await(CallEvent.AgentAudioStarted.class);
            await(CallEvent.AgentAudioStopped.class);
            assertThat(await(CallEvent.CallEnded.class).reason()).isEqualTo("goodbye");
            assertThat(media.isOpen()).isFalse();
        }

        @Test
        void saysSoWhenTheCallerIsSilentForTooLong() throws InterruptedException {
            start(Duration.ofMillis(50));
            greeting();
            await(CallEvent.AgentAudioStopped.class);
            assertThat(await(CallEvent.AgentText.class).text()).isEqualTo("बोलिए");
        }

        @Test
        void measuresSilenceInAudioWhereAudioIsTheOnlyTime() throws InterruptedException {
            media.realTime = false;
            start(Duration.ofMinutes(5));
            greeting();
            await(CallEvent.AgentAudioStopped.class);
            media.silence(301_000);
            var asked = await(CallEvent.AgentText.class);
            assertThat(asked.text()).isEqualTo("बोलिए");
            assertThat(asked.atMs()).isBetween(300_000L, 300_040L);
        }

        @Test
        void answersBeforeItHearsOnWhereAudioIsTheOnlyTime() throws InterruptedException {
            media.realTime = false;
            start("पचास ग्राम", "बाईस कैरेट");
            greeting();
            await(CallEvent.AgentAudioStopped.class);
            sayAndFallSilent();
            sayAndFallSilent();
            assertThat(await(CallEvent.AgentText.class).text()).isEqualTo("सुना पचास ग्राम");
            await(CallEvent.AgentAudioStopped.class);
            await(CallEvent.SpeechStarted.class);
            assertThat(await(CallEvent.AgentText.class).text()).isEqualTo("सुना बाईस कैरेट");
        }

        @Test
        void waitsForACallerWhoAsksForAMinuteAndThenAsksWhetherTheyAreThere() throws InterruptedException {
            start("एक मिनट");
            greeting();
            await(CallEvent.AgentAudioStopped.class);
            media.voice(600);
            media.silence(7_900);
            assertThat(count(CallEvent.TurnEnded.class)).isZero();
            media.silence(600);
            assertThat(await(CallEvent.TurnEnded.class).reason()).isEqualTo("hold");
            assertThat(await(CallEvent.AgentText.class).text()).isEqualTo("बोलिए");
            assertThat(told)
                    .filteredOn(DialogueInput.CallerSaid.class::isInstance)
                    .isEmpty();
        }

        @Test
        void endsAloneWhenItsConversationFails() throws InterruptedException {
            start("टूटा");
            greeting();
            await(CallEvent.AgentAudioStopped.class);
            sayAndFallSilent();
            assertThat(await(CallEvent.Failed.class).code()).isEqualTo("internal");
            assertThat(await(CallEvent.CallEnded.class).reason()).isEqualTo("failed");
        }

        @Test
        void givesTheLastWordsTheirFinalWhenTheCallerLeavesInMidUtterance() throws InterruptedException {
            start("पचास");
            greeting();
            await(CallEvent.AgentAudioStopped.class);
            media.voice(600);
            await(CallEvent.PartialTranscript.class);
            media.close("vanished");
            await(CallEvent.CallEnded.class);
            assertThat(count(CallEvent.FinalTranscript.class)).isEqualTo(1);
        }

        @Test
        void hearsACallerWhoNeverPausesInPieces() throws InterruptedException {
            start("एक", "दो");
            greeting();
            await(CallEvent.AgentAudioStopped.class);
            media.voice(21_000);
            assertThat(await(CallEvent.TurnEnded.class).reason()).isEqualTo("max_length");
            media.silence(600);
            assertThat(await(CallEvent.FinalTranscript.class).text()).isEqualTo("दो");
        }

        @Test
        void endsOnceWhenTheCallerLeaves() throws InterruptedException {
            start();
            greeting();
            media.close("caller_left");
            assertThat(await(CallEvent.CallEnded.class).reason()).isEqualTo("caller_left");
            assertThat(count(CallEvent.CallEnded.class)).isEqualTo(1);
        }

        @Test
        void tellsFirstWhereItStandsIfItGoesOnFromAnotherLine() throws InterruptedException {
            begin = new CallGraph.Begin("c2", "r2", true);
            start();
            greeting();
            assertThat(await(CallEvent.AgentText.class).text()).isEqualTo("फिर से नमस्ते");
            assertThat(seen.subList(0, 2))
                    .containsExactly(
                            new CallEvent.CallStarted(0, "c2", "r2"),
                            new CallEvent.StateChanged(0, "DISCOVERY", "DISCOVERY", Map.of()));
        }

        @Test
        void lastsUntilTheSentenceIsOverWhenTheServerStops() throws InterruptedException {
            media.holding = true;
            var draining = start();
            var playout = greeting();
            await(CallEvent.AgentAudioStarted.class);
            draining.drain();
            playout.release();
            await(CallEvent.AgentAudioStopped.class);
            assertThat(await(CallEvent.CallEnded.class).reason()).isEqualTo("server_shutdown");
        }
    }

    @Nested
    class AReplyThatIsSaidToItsEnd {

        @Test
        void isToldAsCutIfTheVoiceBrokeOff() throws InterruptedException {
            voiceBreaksOff = true;
            start("ब्याज बताइए");
            greeting();
            await(CallEvent.AgentAudioStopped.class);
            sayAndFallSilent();
            await(CallEvent.AgentText.class);
            assertThat(List.copyOf(told).subList(0, 2))
                    .extracting(input -> input.getClass().getSimpleName())
                    .containsExactly("Started", "Interrupted");
        }

        @Test
        void isToldAsCutIfItsEndDidNotArrive() throws InterruptedException {
            media.receivedShare = 0.7;
            start("ब्याज बताइए");
            greeting();
            await(CallEvent.AgentAudioStopped.class);
            sayAndFallSilent();
            assertThat(await(CallEvent.AgentText.class).text()).isEqualTo("सुना ब्याज बताइए");
            assertThat(List.copyOf(told).subList(0, 2))
                    .containsExactly(new DialogueInput.Started(), new DialogueInput.Interrupted("नमस्ते"));
            assertThat(count(CallEvent.AgentInterrupted.class)).isZero();
        }
    }

    @Nested
    class BargeIn {

        private void agentSpeaks() throws InterruptedException {
            media.holding = true;
            greeting();
            await(CallEvent.AgentAudioStarted.class);
            media.silence(100);
        }

        @Test
        void speechOverTheAgentStopsItAndIsAnswered() throws InterruptedException {
            start("ब्याज बताइए");
            agentSpeaks();
            sayAndFallSilent();
            assertThat(await(CallEvent.AgentText.class).text()).isEqualTo("सुना ब्याज बताइए");
            assertThat(first(CallEvent.AgentAudioStopped.class).heard().text()).isEqualTo("नमस्ते जी");
            first(CallEvent.AgentInterrupted.class);
            assertThat(told).contains(new DialogueInput.Interrupted("नमस्ते जी"));
            assertThat(count(CallEvent.AgentInterrupted.class)).isEqualTo(1);
        }

        @Test
        void aBackchannelDoesNotStopItAndIsNotAnswered() throws InterruptedException {
            start("हाँ");
            agentSpeaks();
            media.voice(400);
            media.silence(600);
            assertThat(await(CallEvent.TurnEnded.class).reason()).isEqualTo("backchannel");
            assertThat(count(CallEvent.AgentInterrupted.class)).isZero();
            assertThat(told).containsExactly(new DialogueInput.Started());
        }

        @Test
        void anAnswerCutShortByNoiseGoesOnAtTheWord() throws InterruptedException {
            media.heardShare = 0.7;
            start("");
            agentSpeaks();
            media.voice(400);
            media.silence(1_600);
            assertThat(await(CallEvent.AgentText.class).text()).isEqualTo("जी");
            assertThat(first(CallEvent.AgentAudioStopped.class).heard().text()).isEqualTo("नमस्ते");
            assertThat(count(CallEvent.AgentInterrupted.class)).isZero();
            assertThat(told).containsExactly(new DialogueInput.Started());
        }

        @Test
        void assentHeardTooLateToKeepTheAgentTalkingLetsItGoOnAtTheWord() throws InterruptedException {
            media.heardShare = 0.7;
            hearOnlyAtTheEnd = true;
            start("ठीक है");
            agentSpeaks();
            media.voice(400);
            media.silence(1_600);
            assertThat(await(CallEvent.TurnEnded.class).reason()).isEqualTo("backchannel");
            assertThat(await(CallEvent.AgentText.class).text()).isEqualTo("जी");
            assertThat(first(CallEvent.AgentAudioStopped.class).heard().text()).isEqualTo("नमस्ते");
            assertThat(count(CallEvent.AgentInterrupted.class)).isZero();
            assertThat(told).containsExactly(new DialogueInput.Started());
        }

        @Test
        void onlyTheWordsThatWereHeardAreToldToTheDialogue() throws InterruptedException {
            media.heardShare = 0.7;
            hearOnlyAtTheEnd = true;
            start("ब्याज बताइए");
            agentSpeaks();
            sayAndFallSilent();
            await(CallEvent.AgentInterrupted.class);
            assertThat(await(CallEvent.AgentText.class).text()).isEqualTo("सुना ब्याज बताइए");
            assertThat(told)
                    .contains(new DialogueInput.Interrupted("नमस्ते"))
                    .noneMatch(new DialogueInput.Interrupted("नमस्ते जी")::equals);
        }

        @Test
        void wordsThatWereSentAndDidNotArriveWereNotHeard() throws InterruptedException {
            media.receivedShare = 0.7;
            hearOnlyAtTheEnd = true;
            start("ब्याज बताइए");
            agentSpeaks();
            sayAndFallSilent();
            assertThat(await(CallEvent.AgentText.class).text()).isEqualTo("सुना ब्याज बताइए");
            assertThat(told).contains(new DialogueInput.Interrupted("नमस्ते"));
            assertThat(first(CallEvent.AgentAudioStopped.class).heard()).isEqualTo(new Heard("नमस्ते", 700, true));
            assertThat(await(CallEvent.TurnMetrics.class).turn().heard()).contains(new Heard("नमस्ते", 700, true));
        }

        @Test
        void aSentenceThatWentOnAndIsCutInItsRestIsToldAsAWhole() throws InterruptedException {
            media.heardShare = 0.7;
            start("", "ब्याज बताइए");
            agentSpeaks();
            media.voice(400);
            media.silence(1_600);
            assertThat(await(CallEvent.AgentText.class).text()).isEqualTo("जी");
            media.heardShare = 1;
            await(CallEvent.AgentAudioStarted.class);
            sayAndFallSilent();
            assertThat(await(CallEvent.AgentText.class).text()).isEqualTo("सुना ब्याज बताइए");
            assertThat(told)
                    .filteredOn(DialogueInput.Interrupted.class::isInstance)
                    .hasSize(1)
                    .allMatch(cut -> ((DialogueInput.Interrupted) cut).heard().startsWith("नमस्ते"));
        }

        @Test
        void theAgentSpeaksSoftlyFromTheFirstSoundOfTheCaller() throws InterruptedException {
            media.holding = true;
            start("हाँ");
            var playout = greeting();
            await(CallEvent.AgentAudioStarted.class);
            media.silence(100);
            media.voice(160);
            media.silence(600);
            await(CallEvent.SpeechStopped.class);
            assertThat(playout.ducked).isTrue();
        }

        @Test
        void aGoodbyeIsNotCutShort() throws InterruptedException {
            start("बस", "रुको");
            greeting();
            await(CallEvent.AgentAudioStopped.class);
            media.playouts.clear();
            media.holding = true;
            sayAndFallSilent();
            await(CallEvent.AgentAudioStarted.class);
            sayAndFallSilent();
            await(CallEvent.TurnEnded.class);
            media.playouts.take().release();
            assertThat(await(CallEvent.CallEnded.class).reason()).isEqualTo("goodbye");
            assertThat(count(CallEvent.AgentInterrupted.class)).isZero();
        }
    }

    @Nested
    class ATurnEndedTooEarly {

        private void saidInTwoPieces() throws InterruptedException {
            greeting();
            await(CallEvent.AgentAudioStopped.class);
            media.playouts.clear();
            media.holding = true;
            media.voice(600);
            media.silence(320);
            await(CallEvent.AgentAudioStarted.class);
            media.silence(40);
            media.voice(400);
            media.silence(600);
        }

        @Test
        void isAnsweredAsAWhole() throws InterruptedException {
            start("पचास ग्राम", "सोना है");
            saidInTwoPieces();
            await(CallEvent.TurnResumed.class);
            await(CallEvent.AgentInterrupted.class);
            assertThat(await(CallEvent.AgentText.class).text()).isEqualTo("सुना पचास ग्राम सोना है");
            assertThat(told)
                    .filteredOn(input -> !(input instanceof DialogueInput.Started))
                    .extracting(input -> input.getClass().getSimpleName())
                    .containsExactly("CallerSaid", "WentOn");
        }

        @Test
        void isAnsweredAllTheSameIfWhatFollowsIsASound() throws InterruptedException {
            start("पचास ग्राम", "");
            saidInTwoPieces();
            await(CallEvent.TurnResumed.class);
            await(CallEvent.TurnEnded.class);
            assertThat(count(CallEvent.AgentInterrupted.class)).isZero();
            assertThat(told).noneMatch(DialogueInput.WentOn.class::isInstance);
        }

        @Test
        void isNotTakenForTheTurnBeforeItIfItsFinalComesLate() throws InterruptedException {
            start("दो लाख चाहिए", "नहीं", "चालीस ग्राम");
            greeting();
            await(CallEvent.AgentAudioStopped.class);
            sayAndFallSilent();
            await(CallEvent.AgentAudioStopped.class);
            ears.finals = new CountDownLatch(1);
            media.silence(1_600);
            media.voice(400);
            media.silence(320);
            await(CallEvent.SpeechStopped.class);
            media.voice(400);
            media.silence(200);
            await(CallEvent.SpeechStopped.class);
            ears.finals.countDown();
            media.silence(600);
            await(CallEvent.FinalTranscript.class);
            await(CallEvent.FinalTranscript.class);
            String answer = await(CallEvent.AgentText.class).text();
            while (!answer.equals("सुना चालीस ग्राम")) {
                answer = await(CallEvent.AgentText.class).text();
            }
            assertThat(told).noneMatch(DialogueInput.WentOn.class::isInstance);
        }

        @Test
        void hasEachOfItsPiecesInAFinalOfItsOwn() throws InterruptedException {
            start("पचास ग्राम", "सोना है");
            saidInTwoPieces();
            await(CallEvent.AgentInterrupted.class);
            assertThat(seen)
                    .filteredOn(CallEvent.FinalTranscript.class::isInstance)
                    .extracting(event -> ((CallEvent.FinalTranscript) event).text())
                    .containsExactly("पचास ग्राम", "सोना है");
        }
    }

    @Nested
    class AnAnswerThatTakesLong {

        @Test
        void isApologisedForAndGivenAllTheSame() throws InterruptedException {
            start("देर");
            greeting();
            await(CallEvent.AgentAudioStopped.class);
            sayAndFallSilent();
            await(CallEvent.TurnEnded.class);
            assertThat(await(CallEvent.AgentText.class).text()).startsWith("माफ़ कीजिए");
            late.countDown();
            assertThat(await(CallEvent.AgentText.class).text()).isEqualTo("सुना देर");
        }
    }

    @Nested
    class AnAnswerThatTakesLongWhileTheCallerSpeaks {

        @Test
        void isNotApologisedForOverTheirWords() throws InterruptedException {
            goingOn = TurnConfig.GoingOn.NEVER;
            answerWithin = Duration.ofSeconds(2);
            start("देर", "और सुनिए");
            greeting();
            await(CallEvent.AgentAudioStopped.class);
            sayAndFallSilent();
            await(CallEvent.TurnEnded.class);
            media.voice(600);
            await(CallEvent.SpeechStarted.class);
            assertNothingIsSaid();
        }

        @Test
        void isNotApologisedForIfTheFinalBeforeTheseWordsComesLate() throws InterruptedException {
            goingOn = TurnConfig.GoingOn.NEVER;
            start("देर", "और सुनिए");
            greeting();
            await(CallEvent.AgentAudioStopped.class);
            ears.finals = new CountDownLatch(1);
            sayAndFallSilent();
            await(CallEvent.SpeechStopped.class);
            media.voice(600);
            await(CallEvent.SpeechStarted.class);
            ears.finals.countDown();
            await(CallEvent.TurnEnded.class);
            assertNothingIsSaid();
        }

        @Test
        void isNotApologisedForIfTheySpeakOnBeyondTheLongestUtterance() throws InterruptedException {
            start("देर", "और सुनिए");
            greeting();
            await(CallEvent.AgentAudioStopped.class);
            media.voice(21_000);
            assertThat(await(CallEvent.TurnEnded.class).reason()).isEqualTo("max_length");
            assertNothingIsSaid();
            media.silence(600);
            await(CallEvent.TurnEnded.class);
            assertThat(await(CallEvent.AgentText.class).text()).startsWith("माफ़ कीजिए");
        }

        private void assertNothingIsSaid() throws InterruptedException {
            var since = new ArrayList<CallEvent>();
            for (CallEvent event = events.poll(3, TimeUnit.SECONDS);
                    event != null;
                    event = events.poll(3, TimeUnit.SECONDS)) {
                since.add(event);
            }
            assertThat(since).noneMatch(CallEvent.AgentText.class::isInstance);
        }
    }

    @Nested
    class AnAnswerThatTakesAMoment {

        @Test
        void isAnnouncedAndThenGivenWithItsOwnRecord() throws InterruptedException {
            thinkAfter = Duration.ofMillis(50);
            answerWithin = Duration.ofMinutes(1);
            start("देर");
            greeting();
            await(CallEvent.AgentAudioStopped.class);
            sayAndFallSilent();
            await(CallEvent.TurnEnded.class);
            assertThat(await(CallEvent.AgentText.class).text()).isEqualTo("जी, एक पल।");
            await(CallEvent.AgentAudioStopped.class);
            assertThat(count(CallEvent.TurnMetrics.class)).isZero();
            late.countDown();
            assertThat(await(CallEvent.AgentText.class).text()).isEqualTo("सुना देर");
            await(CallEvent.TurnMetrics.class);
        }
    }

    @Nested
    class Speculation {

        @Test
        void theAnswerIsPreparedInTheSilenceAndSaidOnceTheTurnIsOver() throws InterruptedException {
            start("बोलो");
            greeting();
            await(CallEvent.AgentAudioStopped.class);
            sayAndFallSilent();
            assertThat(await(CallEvent.AgentText.class).text()).isEqualTo("सुना बोलो");
            assertThat(told)
                    .filteredOn(DialogueInput.CallerSaid.class::isInstance)
                    .hasSize(1);
            var speculation = await(CallEvent.TurnMetrics.class).turn().speculation();
            assertThat(speculation.begun()).isEqualTo(1);
            assertThat(speculation.used() + speculation.wasted()).isEqualTo(1);
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

    private record InstantVoice(boolean breaksOff) implements TextToSpeech {

        @Override
        public int sampleRateHz() {
            return 24_000;
        }

        @Override
        public void speak(Clause clause, PcmSink sink) throws InterruptedException {
            sink.write(new short[24_000]);
            if (breaksOff) {
                throw new SpeechException(SpeechException.Kind.MODEL_FAILED, "no more voice", false);
            }
        }
    }

    /** Greets, says back what it heard, and hangs up on "बस". */
    private record EchoDialogue(List<DialogueInput> told, Duration silenceLimit, CountDownLatch late)
            implements Dialogue {

        @Override
        public List<DialogueAction> on(DialogueInput input, ZonedDateTime wallTime) {
            told.add(input);
            return switch (input) {
                case DialogueInput.Started() -> List.of(say("नमस्ते जी"));
                case DialogueInput.Resumed() -> List.of(say("फिर से नमस्ते"));
                case DialogueInput.NoInput() -> List.of(say("बोलिए"));
                case DialogueInput.CallerSaid(var transcript) -> answer(transcript.text());
                case DialogueInput.WentOn(var whole) -> answer(whole.text());
                case DialogueInput.ToolFinished _ -> List.of();
                case DialogueInput.KnowledgeFound _ -> List.of(say("पढ़ा"));
                case DialogueInput.NoMatch _ -> List.of();
                case DialogueInput.HeardInPart(var _, var sure) -> sure.isBlank() ? List.of() : answer(sure);
                case DialogueInput.Interrupted _ -> List.of();
            };
        }

        private List<DialogueAction> answer(String text) {
            return switch (text) {
                case "देर" -> {
                    awaitLate();
                    yield List.of(say("सुना देर"));
                }
                case "शुल्क" -> List.of(new DialogueAction.FindKnowledge(text, Language.HINDI));
                case "बस" -> List.of(say("धन्यवाद"), new DialogueAction.EndCall("goodbye"));
                case "टूटा" -> throw new IllegalStateException("scripted failure");
                default -> List.of(say("सुना " + text));
            };
        }

        private void awaitLate() {
            try {
                late.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static DialogueAction say(String text) {
            return new DialogueAction.Say(text, Language.HINDI, Optional.empty(), 1);
        }

        @Override
        public View view() {
            return new View("DISCOVERY", Language.HINDI, Optional.empty(), Map.of(), silenceLimit, false);
        }
    }
}

package dev.kanak.pipeline.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.dialogue.Dialogue;
import dev.kanak.core.dialogue.DialogueAction;
import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.event.CallEvent;
import dev.kanak.core.port.CallMedia;
import dev.kanak.core.port.SpeechToText;
import dev.kanak.core.port.TextToSpeech;
import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.RecognitionContext;
import dev.kanak.core.speech.Transcript;
import dev.kanak.core.time.MonotonicTime;
import dev.kanak.pipeline.Caller;
import dev.kanak.pipeline.TestFiles;
import dev.kanak.pipeline.conversation.Conversation;
import dev.kanak.pipeline.conversation.ConversationConfig;
import dev.kanak.pipeline.conversation.ToolRunner;
import dev.kanak.pipeline.stt.CtcSpeechToText;
import dev.kanak.pipeline.stt.SttConfig;
import dev.kanak.pipeline.stt.tier.TierConfig;
import dev.kanak.pipeline.stt.tier.TieredSpeechToText;
import dev.kanak.pipeline.turn.TurnConfig;
import dev.kanak.pipeline.vad.SileroVad;
import dev.kanak.pipeline.vad.VadConfig;
import dev.kanak.pipeline.vad.VoiceActivity;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Hearing under load, with the models that come with Kanak; audio is fed as fast as it is heard. */
class HearingStressIT {

    private static final int FRAME = CallMedia.RECEIVE_RATE_HZ / 50;

    /** Silence before and after the sentence. */
    private static final int VOICED = CallMedia.RECEIVE_RATE_HZ / 2;

    private static final TurnConfig TURN = new TurnConfig(
            0.8,
            0.6,
            TurnConfig.always(new TurnConfig.Budget(Duration.ofMillis(300), Duration.ofMillis(300))),
            Duration.ofMillis(300),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(20));

    private static InferencePool pool;
    private static CtcSpeechToText ears;
    private static SileroVad vad;
    private static short[] sentence;

    @BeforeAll
    static void load() throws InterruptedException {
        pool = new InferencePool(2, 256);
        ears = CtcSpeechToText.load(SttConfig.of(TestFiles.models().resolve("stt")), pool);
        vad = SileroVad.load(TestFiles.models().resolve("vad/model.onnx"), pool);
        sentence = Caller.say("hi+f4", "पचास ग्राम");
    }

    @AfterAll
    static void close() {
        ears.close();
        vad.close();
        pool.close();
    }

    @Test
    void twoHundredUtterancesInOneCallHaveAFinalEachAndLeaveNothingBehind() throws InterruptedException, IOException {
        var call = new Line(tiers(ears));
        assertThat(LiveThreads.names(name -> name.endsWith("-" + call.id))).isNotEmpty();
        for (int i = 0; i < 200; i++) {
            call.feed(sentence);
        }
        call.hangUp();

        assertThat(call.finals).hasValueBetween(200, 202);
        assertThat(call.said.get()).isGreaterThanOrEqualTo(190);
        assertThat(call.utteranceIds).doesNotHaveDuplicates();
        assertThat(LiveThreads.remaining(name -> name.endsWith("-" + call.id))).isEmpty();
    }

    @Test
    void twentyCallsAtOnceAreAllHeard() throws InterruptedException {
        var lines = new ArrayList<Line>();
        for (int i = 0; i < 20; i++) {
            lines.add(new Line(tiers(ears)));
        }
        var done = new CountDownLatch(lines.size());
        for (Line line : lines) {
            Thread.ofVirtual().start(() -> {
                try {
                    line.feed(sentence);
                    line.feed(sentence);
                    line.hangUp();
                    done.countDown();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            });
        }

        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.finals).hasValue(2);
            assertThat(line.said).hasValue(2);
        });
    }

    @Test
    @Timeout(30)
    void aRecogniserThatDoesNotKeepUpDropsTheOldestAudioAndEndsTheCall() throws InterruptedException {
        var stuck = new CountDownLatch(1);
        var line = new Line(new StuckEars(stuck));
        line.media.waits = false;
        line.feed(sentence);
        line.feed(sentence);
        while (!line.ended.await(5, TimeUnit.MILLISECONDS)) {
            line.media.add(new short[FRAME]);
        }
        stuck.countDown();
        assertThat(line.media.queued()).isLessThanOrEqualTo(Ring.CAPACITY);
        assertThat(line.media.stats().framesDropped()).isPositive();
        assertThat(line.endedBecause).isEqualTo("overloaded");
        assertThat(line.degraded).contains("overloaded");
    }

    /** It may read one frame of three that come. */
    @Test
    @Timeout(60)
    void aRecogniserThreeTimesTooSlowDropsTheOldestAudioAndSaysWhyTheCallEnds() throws InterruptedException {
        var turn = new Semaphore(0);
        var slow = new SlowEars(turn::acquire);
        var line = new Line(tiers(slow));
        line.media.waits = false;
        for (int fed = 0; !line.ended.await(5, TimeUnit.MILLISECONDS); fed++) {
            int at = VOICED + FRAME * (fed % ((sentence.length - 2 * VOICED) / FRAME));
            line.media.add(Arrays.copyOfRange(sentence, at, at + FRAME));
            if (fed % 3 == 0 && turn.availablePermits() == 0) {
                turn.release();
            }
        }

        assertThat(line.media.stats().framesDropped()).isPositive();
        assertThat(slow.mostOpen).as("utterances kept at a time").hasValueLessThan(Finisher.MOST_WAITING + 4);
        assertThat(slow.open).as("utterances kept after the call").hasValue(0);
        assertThat(line.endedBecause).isEqualTo("overloaded");
        assertThat(line.degraded).contains("overloaded");
        assertThat(line.texts)
                .containsExactly(Trouble.OVERLOADED.in(Language.HINDI).text());
    }

    @Test
    @Timeout(60)
    void aRecogniserThreeTimesTooSlowForOneSentenceIsToldToThePageAndHasItsOneFinal() throws InterruptedException {
        var line = new Line(tiers(new SlowEars(() -> Thread.sleep(60))));
        line.feed(sentence);
        while (line.finals.get() == 0) {
            line.feed(new short[FRAME]);
        }
        line.hangUp();

        assertThat(line.degraded).contains("slow").doesNotContain("overloaded");
        assertThat(line.finals).hasValue(1);
    }

    @Test
    void tenMinutesOfNoiseAreNoWords() throws InterruptedException {
        var line = new Line(tiers(ears));
        var random = new Random(5);
        for (int minute = 0; minute < 10; minute++) {
            line.feed(noise(60, minute, random));
        }
        line.hangUp();

        assertThat(line.said).as("utterances taken for words").hasValue(0);
    }

    /** A minute of white, low-passed or humming noise at -50 to -32 dBFS. */
    private static short[] noise(int seconds, int kind, Random random) {
        var samples = new short[CallMedia.RECEIVE_RATE_HZ * seconds];
        double level = 32768 * Math.pow(10, (-50 + 2.0 * kind) / 20);
        double low = 0;
        for (int i = 0; i < samples.length; i++) {
            double white = random.nextGaussian();
            low += 0.08 * (white - low);
            double hum = Math.sin(2 * Math.PI * 50 * i / CallMedia.RECEIVE_RATE_HZ);
            double value = switch (kind % 3) {
                case 0 -> white;
                case 1 -> 5 * low;
                default -> 0.4 * white + hum;
            };
            samples[i] = (short) Math.clamp(Math.round(level * value), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return samples;
    }

    private static SpeechToText tiers(SpeechToText engine) {
        return new TieredSpeechToText(engine, Optional.empty(), TierConfig.standard());
    }

    /** One call with a bounded inbound ring and a voice that says nothing. */
    private static final class Line {
        private static final AtomicInteger COUNT = new AtomicInteger();

        final String id = "stress" + COUNT.incrementAndGet();
        final Ring media = new Ring();
        final AtomicInteger finals = new AtomicInteger();
        final AtomicInteger said = new AtomicInteger();
        final List<String> utteranceIds = java.util.Collections.synchronizedList(new ArrayList<>());
        final List<String> degraded = java.util.Collections.synchronizedList(new ArrayList<>());
        final List<String> texts = java.util.Collections.synchronizedList(new ArrayList<>());
        final CountDownLatch ended = new CountDownLatch(1);
        volatile String endedBecause = "";
        private final CallGraph graph;

        Line(SpeechToText stt) {
            var engines = new CallEngines(
                    stt, () -> new VoiceActivity(vad.open(), VadConfig.standard()), _ -> 0.9, new Mute());
            var conversation = new Conversation(
                    new Listener(said),
                    new ToolRunner(List.of()),
                    (query, language, limit) -> List.of(),
                    new ConversationConfig(Duration.ofSeconds(2), 3),
                    Clock.systemUTC());
            var config = new CallConfig(
                    TURN, HearingConfig.standard(), Duration.ofSeconds(5), Duration.ofMillis(600), Duration.ofHours(2));
            graph = CallGraph.start(
                    new CallGraph.Begin(id, "r", false), media, engines, conversation, this::on, config, this::over);
        }

        private void on(CallEvent event) {
            switch (event) {
                case CallEvent.FinalTranscript last -> {
                    finals.incrementAndGet();
                    utteranceIds.add(last.utteranceId());
                }
                case CallEvent.AgentText said -> texts.add(said.text());
                case CallEvent.Degraded trouble -> degraded.add(trouble.reason());
                default -> {
                    // not counted
                }
            }
        }

        private void over(String reason) {
            endedBecause = reason;
            ended.countDown();
        }

        void feed(short[] samples) throws InterruptedException {
            for (int at = 0; at + FRAME <= samples.length; at += FRAME) {
                media.add(Arrays.copyOfRange(samples, at, at + FRAME));
            }
        }

        void hangUp() throws InterruptedException {
            media.drained();
            graph.hangUp("test_over");
            assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** An inbound ring of two seconds; its writer waits for room or lets the oldest frame go. */
    private static final class Ring implements CallMedia {
        static final int CAPACITY = 100;

        /** A writer that waits keeps the ring half full, as one that speaks in real time would at worst. */
        private static final int HALF = CAPACITY / 2;

        private final Deque<AudioFrame> frames = new ArrayDeque<>();
        private final Semaphore arrived = new Semaphore(0);
        private final Semaphore room = new Semaphore(HALF);
        private final CountDownLatch closed = new CountDownLatch(1);
        private volatile String reason = "";
        private long count;
        private long dropped;
        volatile boolean waits = true;

        void add(short[] samples) throws InterruptedException {
            if (waits && !room.tryAcquire(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody listens");
            }
            synchronized (frames) {
                if (frames.size() == CAPACITY) {
                    frames.removeFirst();
                    dropped++;
                    arrived.acquireUninterruptibly();
                }
                frames.add(new AudioFrame(samples, RECEIVE_RATE_HZ, MonotonicTime.ofMillis(20 * count)));
                count++;
            }
            arrived.release();
        }

        int queued() {
            synchronized (frames) {
                return frames.size();
            }
        }

        /** Waits until every frame was received. */
        void drained() throws InterruptedException {
            if (!room.tryAcquire(HALF, 60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody listens");
            }
            room.release(HALF);
        }

        @Override
        public Optional<AudioFrame> receive(Duration wait) throws InterruptedException {
            if (!arrived.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
            room.release();
            synchronized (frames) {
                return Optional.ofNullable(frames.poll());
            }
        }

        @Override
        public double inboundUtilisation() {
            return (double) queued() / CAPACITY;
        }

        @Override
        public boolean isOpen() {
            return reason.isEmpty();
        }

        @Override
        public String closeReason() {
            return reason;
        }

        @Override
        public Playout openPlayout() {
            return new FakeMedia.FakePlayout(1, -1);
        }

        @Override
        public Stats stats() {
            synchronized (frames) {
                return new Stats(0, 0, 0, 0, 0, 0, dropped, 0, 0, -1, 0);
            }
        }

        @Override
        public void close(String why) {
            if (reason.isEmpty()) {
                reason = why;
            }
            closed.countDown();
        }
    }

    /** Takes nothing until the test lets go. */
    private record StuckEars(CountDownLatch letGo) implements SpeechToText {

        @Override
        public Utterance open(RecognitionContext context) {
            return new Utterance() {
                @Override
                public Optional<Transcript> push(AudioFrame frame) throws InterruptedException {
                    letGo.await();
                    return Optional.empty();
                }

                @Override
                public Transcript finish() {
                    return new Transcript("", Language.HINDI, 0);
                }

                @Override
                public void close() {}
            };
        }
    }

    /** Takes its time for each frame, and counts the utterances that are open. */
    private static final class SlowEars implements SpeechToText {

        final AtomicInteger mostOpen = new AtomicInteger();
        final AtomicInteger open = new AtomicInteger();
        private final EachFrame eachFrame;

        /** Waits until the next frame may be read. */
        @FunctionalInterface
        interface EachFrame {
            void await() throws InterruptedException;
        }

        SlowEars(EachFrame eachFrame) {
            this.eachFrame = eachFrame;
        }

        @Override
        public Utterance open(RecognitionContext context) {
            mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
            return new Utterance() {
                @Override
                public Optional<Transcript> push(AudioFrame frame) throws InterruptedException {
                    eachFrame.await();
                    return Optional.empty();
                }

                @Override
                public Transcript finish() {
                    return new Transcript("पचास ग्राम", Language.HINDI, 0.9);
                }

                @Override
                public void close() {
                    open.decrementAndGet();
                }
            };
        }
    }

    private static final class Mute implements TextToSpeech {

        @Override
        public int sampleRateHz() {
            return 24_000;
        }

        @Override
        public void speak(Clause clause, PcmSink sink) throws InterruptedException {
            sink.write(new short[480]);
        }
    }

    /** Counts what it is told and says nothing. */
    private record Listener(AtomicInteger said) implements Dialogue {

        @Override
        public List<DialogueAction> on(DialogueInput input, ZonedDateTime wallTime) {
            if (input instanceof DialogueInput.CallerSaid) {
                said.incrementAndGet();
            }
            return List.of();
        }

        @Override
        public View view() {
            return new View("DISCOVERY", Language.HINDI, Optional.empty(), Map.of(), Duration.ofHours(1), false);
        }
    }
}

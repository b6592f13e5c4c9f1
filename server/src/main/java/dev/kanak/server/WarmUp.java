package dev.kanak.server;

import dev.kanak.core.concurrent.TaskGroup;
import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.port.CallMedia;
import dev.kanak.core.port.TextToSpeech.Clause;
import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.Transcript;
import dev.kanak.core.text.Verbaliser;
import dev.kanak.pipeline.conversation.Conversation;
import dev.kanak.pipeline.graph.CallConfig;
import dev.kanak.pipeline.graph.CallEngines;
import dev.kanak.pipeline.graph.CallGraph;
import dev.kanak.server.eval.CallerLine;
import dev.kanak.server.speech.SpeechFile;
import dev.kanak.server.talk.ConversationFactory;
import dev.kanak.server.talk.TalkOptions;
import dev.kanak.tools.Toolset;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what a turn needs once before the first caller comes, so that nobody waits for code and models that have never run: calls
 * that the voice holds with itself in each language, as fast as they can be heard, and the clauses that most callers hear. Nothing
 * of it is counted, logged or kept.
 */
final class WarmUp {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final Duration HANG_UP = Duration.ofMillis(500);

    private static final Map<Language, List<String>> LINES = Map.of(
            Language.HINDI, List.of("हाँ, रिकॉर्ड कर लीजिए", "मेरे पास पचास ग्राम सोना है", "कौन से काग़ज़ लगेंगे"),
            Language.HINGLISH, List.of("हाँ record कर लीजिए", "interest rate कितना है"),
            Language.ENGLISH, List.of("yes, you may record", "what documents do I need"));

    private final CallEngines engines;
    private final Supplier<Toolset> scratch;
    private final Function<Toolset, ConversationFactory> conversations;
    private final CallConfig config;
    private final List<Clause> clauses;

    /**
     * What is to be warm.
     *
     * @param scratch opens tools whose effects are forgotten when they are closed
     * @param conversations with such tools
     * @param clauses that most callers hear, first what matters most
     */
    WarmUp(
            CallEngines engines,
            Supplier<Toolset> scratch,
            Function<Toolset, ConversationFactory> conversations,
            CallConfig config,
            List<Clause> clauses) {
        this.engines = engines;
        this.scratch = scratch;
        this.conversations = conversations;
        this.config = config;
        this.clauses = clauses;
    }

    /** Warms up for at most so long; what is not done by then is left. */
    void run(Duration limit) throws InterruptedException {
        if (limit.isZero()) {
            return;
        }
        long end = System.nanoTime() + limit.toNanos();
        Thread voice = start("warm-up-voice", this::speak);
        Thread calls = start("warm-up-calls", this::call);
        for (Thread work : List.of(calls, voice)) {
            boolean _ = work.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            work.interrupt();
            boolean _ = work.join(HANG_UP);
        }
    }

    private static Thread start(String name, TaskGroup.Task work) {
        return Thread.ofVirtual().name(name).start(() -> {
            try {
                work.run();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                LOG.atWarn()
                        .setMessage("warm-up failed")
                        .addKeyValue("part", name)
                        .addKeyValue("exception", e.getClass().getName())
                        .log();
            }
        });
    }

    private void speak() throws InterruptedException {
        for (Clause clause : clauses) {
            engines.tts().speak(clause, _ -> {});
        }
    }

    private void call() throws InterruptedException {
        try (Toolset tools = scratch.get()) {
            var factory = conversations.apply(tools);
            for (Language language : Language.values()) {
                call(factory, language, LINES.getOrDefault(language, List.of()));
            }
        }
    }

    private void call(ConversationFactory factory, Language language, List<String> lines) throws InterruptedException {
        var spoken = new ArrayDeque<short[]>();
        for (String line : lines) {
            String words = Verbaliser.verbalise(line, language);
            spoken.add(SpeechFile.spoken(engines.tts(), new Clause(words, language, 1)));
        }
        var conversation =
                factory.open(new TalkOptions(Optional.of(language), Optional.empty(), Map.of(), Optional.empty()));
        hold(conversation, new CallerLine(new Guest(spoken), engines.tts().sampleRateHz()));
        for (String line : lines) {
            var _ = conversation.rehearse(List.of(new DialogueInput.CallerSaid(Transcript.typed(line, language))));
            conversation.prepareRehearsal();
        }
    }

    private void hold(Conversation conversation, CallerLine line) throws InterruptedException {
        var over = new CountDownLatch(1);
        var begin = new CallGraph.Begin("warm-up", "warm-up", false);
        CallGraph.start(begin, line, engines, conversation, _ -> {}, config, _ -> over.countDown());
        try {
            over.await();
        } finally {
            line.close("warm");
            if (over.await(HANG_UP.toMillis(), TimeUnit.MILLISECONDS)) {
                line.free();
            }
        }
    }

    /** Hears the beginning of each reply and says the next line; hangs up when all are said. */
    private static final class Guest implements CallerLine.Caller {

        private static final int FRAME = CallMedia.RECEIVE_RATE_HZ / 50;

        private final Queue<short[]> lines;
        private short[] speaking = {};
        private int spoken;
        private boolean answered;

        Guest(Queue<short[]> lines) {
            this.lines = lines;
        }

        @Override
        public boolean listens() {
            return false;
        }

        @Override
        public Optional<short[]> next(boolean agentAudible) {
            answered |= agentAudible;
            if (spoken >= speaking.length && answered && !agentAudible) {
                if (lines.isEmpty()) {
                    return Optional.empty();
                }
                speaking = lines.remove();
                spoken = 0;
                answered = false;
            }
            short[] frame = Arrays.copyOfRange(speaking, Math.min(spoken, speaking.length), spoken + FRAME);
            spoken += FRAME;
            return Optional.of(frame.length == FRAME ? frame : Arrays.copyOf(frame, FRAME));
        }
    }
}

package dev.kanak.benchmarks.soak;

import dev.kanak.benchmarks.process.ProcessStatus;
import dev.kanak.core.event.CallEvent;
import dev.kanak.pipeline.graph.CallConfig;
import dev.kanak.pipeline.graph.CallGraph;
import dev.kanak.server.Conversations;
import dev.kanak.server.LoadedEngines;
import dev.kanak.server.call.CallerVoice;
import dev.kanak.server.call.Checkout;
import dev.kanak.server.config.ConfigLoader;
import dev.kanak.server.config.Configuration;
import dev.kanak.server.eval.CallerLine;
import dev.kanak.server.talk.TalkOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.logging.LogManager;

/**
 * Holds many calls one after another through the call graph, with the models, the conversation and the tools that the server
 * has, in the time of the caller's audio alone. Some callers speak over the agent, some break off in the middle of a word.
 * Prints memory after each tenth of the calls, its growth for each call, and the threads that are left.
 *
 * <p>Arguments: calls (1000).
 */
public final class SoakMeasure implements AutoCloseable {

    private static final int VOICE_RATE_HZ = 16_000;
    private static final double KIB = 1_024;

    /** Calls before the first reading: caches fill, code is compiled. */
    private static final double WARM_UP = 0.2;

    private static final List<List<String>> HINDI = List.of(
            List.of(
                    "हाँ, रिकॉर्ड कर लीजिए",
                    "पचास ग्राम सोना है",
                    "बाईस कैरेट का है",
                    "कौन से काग़ज़ लगेंगे",
                    "धन्यवाद, नमस्ते"),
            List.of(
                    "हाँ, रिकॉर्ड कर लीजिए",
                    "ब्याज दर कितनी है",
                    "तीस ग्राम सोना है",
                    "अठारह कैरेट का है",
                    "धन्यवाद, नमस्ते"),
            List.of("नहीं, रिकॉर्ड मत कीजिए", "मुझे किसी इंसान से बात करनी है", "धन्यवाद, नमस्ते"));

    private final LoadedEngines engines;
    private final Conversations conversations;
    private final CallConfig config;
    private final Map<String, short[]> sounds = new LinkedHashMap<>();
    private final AtomicInteger turns = new AtomicInteger();

    private SoakMeasure(Configuration configuration) throws IOException {
        this.engines = LoadedEngines.load(configuration);
        this.conversations = Conversations.load(configuration);
        this.config = configuration.engines().call();
        var voice = new CallerVoice("hi+f4", 160);
        HINDI.forEach(lines -> lines.forEach(
                line -> sounds.put(line, voice.say(line).at(VOICE_RATE_HZ).samples())));
    }

    static SoakMeasure open() throws IOException {
        return new SoakMeasure(
                ConfigLoader.load(new ConfigLoader.Request(Checkout.root(), "test", Map.of(), List.of())));
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        LogManager.getLogManager().reset();
        int calls = args.length == 0 ? 1_000 : Integer.parseInt(args[0]);
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (SoakMeasure soak = open()) {
            out.println(Reading.HEAD);
            Result result = soak.hold(calls, reading -> out.println(reading.row()));
            out.println(result.summary());
        }
    }

    /**
     * The memory after so many calls.
     *
     * @param heapKib used after collection
     * @param residentKib of the whole process in RAM
     */
    record Reading(int calls, double heapKib, double residentKib) {

        static final String HEAD = "| calls | heap after collection, MiB | resident, MiB |\n|---|---|---|";

        String row() {
            return String.format(Locale.ROOT, "| %d | %.1f | %.0f |", calls, heapKib / KIB, residentKib / KIB);
        }
    }

    /**
     * What the calls left.
     *
     * @param turns of callers that were answered
     * @param threads that bear the name of a call that is over
     */
    record Result(int turns, List<Reading> readings, List<String> threads) {

        /** Growth of the heap for each call, after the first fifth. */
        double heapKibPerCall() {
            return Slope.of(readings.stream()
                    .map(reading -> new Slope.Point(reading.calls, reading.heapKib))
                    .toList());
        }

        /** Likewise of the process. */
        double residentKibPerCall() {
            return Slope.of(readings.stream()
                    .map(reading -> new Slope.Point(reading.calls, reading.residentKib))
                    .toList());
        }

        String summary() {
            return String.format(
                    Locale.ROOT,
                    "%d turns; for each call: heap %+.2f KiB, resident %+.1f KiB; threads left: %d %s",
                    turns,
                    heapKibPerCall(),
                    residentKibPerCall(),
                    threads.size(),
                    threads);
        }
    }

    /**
     * Holds so many calls.
     *
     * @param memory told what is held, ten times or less
     */
    Result hold(int calls, Consumer<Reading> memory) throws IOException, InterruptedException {
        var readings = new ArrayList<Reading>();
        int every = Math.max(1, calls / 10);
        for (int i = 1; i <= calls; i++) {
            call(i);
            if (i % every == 0 && i >= WARM_UP * calls) {
                readings.add(reading(i));
                memory.accept(readings.getLast());
            }
        }
        return new Result(turns.get(), readings, ThreadCensus.remaining("-soak"));
    }

    private void call(int number) throws InterruptedException {
        var over = new CountDownLatch(1);
        var caller = new HurriedCaller(lines(number).iterator());
        var line = new CallerLine(caller, engines.engines().tts().sampleRateHz());
        CallGraph.start(
                new CallGraph.Begin("soak" + number, "r" + number, false),
                line,
                engines.engines(),
                conversations.open(TalkOptions.NONE),
                event -> turns.addAndGet(event instanceof CallEvent.TurnMetrics ? 1 : 0),
                config,
                _ -> over.countDown());
        if (!over.await(2, TimeUnit.MINUTES)) {
            throw new IllegalStateException("call " + number + " does not end; " + turns + " turns so far");
        }
        line.free();
    }

    /** Every third caller speaks over the agent, every seventh breaks off in the middle of the last line. */
    private List<HurriedCaller.Line> lines(int number) {
        List<String> words = HINDI.get(number % HINDI.size());
        var lines = new ArrayList<HurriedCaller.Line>();
        for (int i = 0; i < words.size(); i++) {
            boolean last = i == words.size() - 1;
            lines.add(new HurriedCaller.Line(
                    sounds.getOrDefault(words.get(i), new short[0]),
                    number % 3 == 0 && i > 0 && !last,
                    number % 7 == 0 && last ? 500 : 0));
        }
        return lines;
    }

    private static Reading reading(int calls) throws InterruptedException {
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(20);
            used = Math.min(
                    used,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return new Reading(
                calls,
                used / KIB,
                KIB * ProcessStatus.residentMib(ProcessHandle.current().pid()));
    }

    @Override
    public void close() {
        engines.close();
    }
}

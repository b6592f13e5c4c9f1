package dev.kanak.rag.evaluation;

import dev.kanak.core.speech.Language;
import dev.kanak.rag.search.Deadline;
import dev.kanak.rag.search.PassageSearch;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long searches take when several run at once, the code being warm.
 *
 * @param nanos of each search from the question to the result, shortest first
 * @param cpuPerSearch processor time of the whole process by searches
 * @param partial searches that a leg was missing from
 * @param load average of the machine over the last minute, at the end; negative if it is not known
 */
public record SearchLatency(List<Long> nanos, Duration cpuPerSearch, int partial, double load) {

    private static final double NANOS_PER_MS = 1e6;
    private static final int DEPTH = 3;
    private static final Duration TIME = Duration.ofSeconds(5);

    public SearchLatency {
        nanos = List.copyOf(nanos);
    }

    /** Something that is asked questions. */
    @FunctionalInterface
    public interface Asked<Q> {

        /** Answers; true if a part of the answer was late. */
        boolean isPartial(Q question);
    }

    /** Asks every question once to warm up and once to measure, so many at once. */
    public static SearchLatency of(PassageSearch search, List<String> questions, Language language, int atOnce)
            throws InterruptedException {
        return of(
                questions,
                atOnce,
                question -> search.search(new PassageSearch.Request(question, language, DEPTH, Deadline.in(TIME)))
                        .trace()
                        .isPartial());
    }

    /** Asks every question once to warm up and once to measure, so many at once. */
    public static <Q> SearchLatency of(List<Q> questions, int atOnce, Asked<Q> asked) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
            AtomicInteger partial = new AtomicInteger();
            List<Long> _ = ask(threads, questions, asked, partial);
            partial.set(0);
            long before = cpuNanos();
            List<Long> nanos = ask(threads, questions, asked, partial);
            Duration cpu = Duration.ofNanos((cpuNanos() - before) / Math.max(1, questions.size()));
            double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
            return new SearchLatency(nanos, cpu, partial.get(), load);
        }
    }

    /** The time that a share of the searches does not exceed, in milliseconds. */
    public double percentileMs(double share) {
        if (nanos.isEmpty()) {
            return Double.NaN;
        }
        int place = (int) Math.ceil(share * nanos.size()) - 1;
        return nanos.get(Math.clamp(place, 0, nanos.size() - 1)) / NANOS_PER_MS;
    }

    private static <Q> List<Long> ask(ExecutorService threads, List<Q> questions, Asked<Q> asked, AtomicInteger partial)
            throws InterruptedException {
        List<Future<Long>> running = new ArrayList<>();
        for (Q question : questions) {
            running.add(threads.submit(() -> {
                long begun = System.nanoTime();
                partial.addAndGet(asked.isPartial(question) ? 1 : 0);
                return System.nanoTime() - begun;
            }));
        }
        List<Long> nanos = new ArrayList<>();
        for (Future<Long> each : running) {
            try {
                nanos.add(each.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("a search failed while it was measured", e.getCause());
            }
        }
        Collections.sort(nanos);
        return nanos;
    }

    private static long cpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }
}

package dev.kanak.benchmarks.text;

import dev.kanak.benchmarks.Samples;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * Processor time of one turn in text: understanding, decision, tools, wording and guard. It is counted over all Java threads,
 * so that those of tools and database are in it; what the virtual machine compiles and collects is not.
 *
 * <p>Run from the top folder; the argument is the number of times that the dialogues are held (100).
 */
public final class TextTurnMeasure {

    private static final int WARM_UP = 60;

    private TextTurnMeasure() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int times = args.length == 0 ? 100 : Integer.parseInt(args[0]);
        TextTurns turns = TextTurns.load();
        for (int i = 0; i < WARM_UP; i++) {
            turns.hold(TextTurns.Turn::take);
        }
        List<Double> without = new ArrayList<>();
        List<Double> with = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            turns.hold(turn -> {
                long before = threadNanos();
                turn.take();
                double millis = (threadNanos() - before) / 1e6;
                (turn.searched() ? with : without).add(millis);
            });
        }
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(Samples.head());
        print(out, "text turn without retrieval, processor time", without);
        print(out, "text turn with retrieval, processor time", with);
    }

    private static void print(PrintStream out, String name, List<Double> millis) {
        if (millis.isEmpty()) {
            return;
        }
        var samples =
                Samples.of(millis.stream().mapToDouble(Double::doubleValue).toArray());
        out.println(samples.row(name, "ms"));
        out.println(String.format(Locale.ROOT, "p99 %.2f ms", samples.quantile(0.99)));
    }

    private static long threadNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return LongStream.of(threads.getAllThreadIds())
                .map(threads::getThreadCpuTime)
                .filter(nanos -> nanos > 0)
                .sum();
    }
}

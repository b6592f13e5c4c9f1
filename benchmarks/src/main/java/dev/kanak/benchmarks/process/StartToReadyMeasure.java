package dev.kanak.benchmarks.process;

import dev.kanak.benchmarks.Samples;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Time from starting {@code ./kanak serve} until {@code /health/ready} answers 200, and the memory it then holds.
 *
 * <p>Run from the top folder with the jar built; the argument is the number of starts (5).
 */
public final class StartToReadyMeasure {

    private StartToReadyMeasure() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int starts = args.length == 0 ? 5 : Integer.parseInt(args[0]);
        var ready = new double[starts];
        var resident = new double[starts];
        for (int i = 0; i < starts; i++) {
            try (KanakProcess kanak = KanakProcess.start()) {
                ready[i] = kanak.awaitReady().toNanos() / 1e6;
                resident[i] = kanak.residentMib();
            }
        }
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(Samples.head());
        out.println(Samples.of(ready).row("start to ready", "ms"));
        out.println(Samples.of(resident).row("resident memory when ready", "MiB"));
    }
}

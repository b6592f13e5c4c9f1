package dev.kanak.benchmarks.latency;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Says how many of some calls are over and how long the rest may take if it goes on at the same pace. Thread-safe. */
final class Progress {

    private final int total;
    private final PrintStream out;
    private int done;

    /**
     * Nothing done yet.
     *
     * @param total calls to come, at least 1
     */
    Progress(int total, PrintStream out) {
        this.total = total;
        this.out = out;
    }

    /** A call is over. */
    synchronized void done(String name, Duration sinceBegin) {
        done++;
        out.println(line(name, done, total, sinceBegin));
    }

    /** What is said after a call; the minutes are rounded up. */
    static String line(String name, int done, int total, Duration sinceBegin) {
        double left = (double) sinceBegin.toMillis() * (total - done) / done / 60_000;
        return String.format(Locale.ROOT, "%d of %d calls, %.0f min left: %s", done, total, Math.ceil(left), name);
    }
}

package dev.kanak.server.models;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.LongSupplier;

/** A line that shows how far a download is: redrawn on a terminal, one for every tenth elsewhere. One thread. */
final class ProgressBar implements Download.Progress {

    private static final int WIDTH = 30;
    private static final long REDRAWN_AFTER_NANOS = 200_000_000;

    private final PrintWriter out;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private String path = "";
    private long firstNanos;
    private long firstBytes;
    private long drawnNanos;
    private long tenth;

    /**
     * @param terminal true if a line can be drawn over
     * @param nanoTime as {@link System#nanoTime}
     */
    ProgressBar(PrintWriter out, boolean terminal, LongSupplier nanoTime) {
        this.out = out;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
    }

    @Override
    public void bytes(String file, long done, Optional<Long> total) {
        long now = nanoTime.getAsLong();
        if (!file.equals(path)) {
            path = file;
            firstNanos = now;
            firstBytes = done;
            drawnNanos = now - REDRAWN_AFTER_NANOS;
            tenth = total.map(all -> 10 * done / Math.max(1, all)).orElse(0L);
        }
        boolean complete = total.isPresent() && done >= total.get();
        if (terminal) {
            if (complete || now - drawnNanos >= REDRAWN_AFTER_NANOS) {
                drawnNanos = now;
                out.print("\r" + line(done, total, now) + (complete ? System.lineSeparator() : ""));
                out.flush();
            }
            return;
        }
        long reached = total.map(all -> 10 * done / Math.max(1, all)).orElse(0L);
        if (reached > tenth) {
            tenth = reached;
            out.println(line(done, total, now));
            out.flush();
        }
    }

    private String line(long done, Optional<Long> total, long now) {
        double seconds = Math.max(1e-3, (now - firstNanos) / 1e9);
        double perSecond = (done - firstBytes) / seconds;
        if (total.isEmpty()) {
            return "%s  %s  %s/s".formatted(path, size(done), size((long) perSecond));
        }
        int filled = (int) (WIDTH * done / Math.max(1, total.get()));
        String bar = "#".repeat(filled) + "-".repeat(WIDTH - filled);
        String left = perSecond < 1 ? "" : "  %d s left".formatted(Math.round((total.get() - done) / perSecond));
        return "%s  [%s] %3d%%  %s of %s  %s/s%s"
                .formatted(
                        path,
                        bar,
                        100 * done / Math.max(1, total.get()),
                        size(done),
                        size(total.get()),
                        size((long) perSecond),
                        left);
    }

    /** Bytes for people. */
    static String size(long bytes) {
        if (bytes < 1_000_000) {
            return "%d kB".formatted((bytes + 999) / 1000);
        }
        return bytes < 1_000_000_000 ? "%.1f MB".formatted(bytes / 1e6) : "%.2f GB".formatted(bytes / 1e9);
    }
}

package dev.kanak.server.eval;

import dev.kanak.core.port.CallMedia;

/** One agent turn on a line inside this process: takes all its audio at once and lets it pass with the caller's. */
final class LinePlayout implements CallMedia.Playout {

    private Runnable onFirstAudible = () -> {};
    private Runnable onEnd = () -> {};
    private long written;
    private long played;
    private boolean finished;
    private boolean stopped;
    private boolean over;

    /** Lets samples pass, as many as there are at the most; false if none are left to pass now. */
    boolean advance(long samples) {
        Runnable told = () -> {};
        boolean audible;
        synchronized (this) {
            audible = !stopped && played < written;
            if (audible) {
                told = played == 0 ? onFirstAudible : told;
                played += Math.min(written - played, samples);
            } else if (!over && (stopped || finished)) {
                over = true;
                told = onEnd;
            }
        }
        told.run();
        return audible;
    }

    synchronized boolean isOver() {
        return over;
    }

    @Override
    public synchronized boolean write(short[] samples) {
        written += stopped ? 0 : samples.length;
        return !stopped;
    }

    @Override
    public synchronized void finish() {
        finished = true;
    }

    @Override
    public synchronized long stop() {
        stopped = true;
        return played;
    }

    @Override
    public synchronized long played() {
        return played;
    }

    @Override
    public synchronized void listen(Runnable whenFirstAudible, Runnable whenEnded) {
        onFirstAudible = whenFirstAudible;
        onEnd = whenEnded;
    }
}

package dev.kanak.pipeline.graph;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.port.CallMedia;
import dev.kanak.core.time.MonotonicTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Media whose caller audio is pushed by the test and whose agent audio plays when the test says so. */
final class FakeMedia implements CallMedia {

    private static final int FRAME = RECEIVE_RATE_HZ / 50;

    /** Samples that the line takes at once of what the tests' voices say. */
    private static final int FRAME_PLAYED = 480;

    final BlockingQueue<FakePlayout> playouts = new LinkedBlockingQueue<>();
    private final BlockingQueue<AudioFrame> frames = new LinkedBlockingQueue<>();
    /** Turns opened from now on sound until they are released or stopped. */
    volatile boolean holding;

    /** Turns opened from now on are silent until they are let sound. */
    volatile boolean mute;

    /** Share of its samples that a stopped turn says were sent. */
    volatile double heardShare = 1;

    /** Share of what was sent that arrived, as the caller's reports say; negative if there are none. */
    volatile double receivedShare = -1;

    /** How full the inbound ring says it is. */
    volatile double utilisation;

    /** False if audio is the only time. */
    volatile boolean realTime = true;

    private volatile String closedBecause = "";
    private long frameCount;

    void voice(int millis) {
        push(millis, (short) 8_000);
    }

    void silence(int millis) {
        push(millis, (short) 0);
    }

    private void push(int millis, short level) {
        for (int i = 0; i < millis / 20; i++) {
            var samples = new short[FRAME];
            Arrays.fill(samples, level);
            frames.add(new AudioFrame(samples, RECEIVE_RATE_HZ, MonotonicTime.ofMillis(20 * frameCount)));
            frameCount++;
        }
    }

    @Override
    public Optional<AudioFrame> receive(Duration wait) throws InterruptedException {
        return Optional.ofNullable(frames.poll(wait.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public boolean isRealTime() {
        return realTime;
    }

    @Override
    public double inboundUtilisation() {
        return utilisation;
    }

    @Override
    public boolean isOpen() {
        return closedBecause.isEmpty();
    }

    @Override
    public String closeReason() {
        return closedBecause;
    }

    @Override
    public Playout openPlayout() {
        var playout = new FakePlayout(heardShare, receivedShare);
        if (holding) {
            playout.hold();
        }
        playout.mute = mute;
        playouts.add(playout);
        return playout;
    }

    @Override
    public Stats stats() {
        return new Stats(0, 0, 0, 0, 0, 0, 0, 0, 0, -1, 0);
    }

    @Override
    public void close(String reason) {
        if (closedBecause.isEmpty()) {
            closedBecause = reason;
        }
    }

    /** Reports its first audio at once and ends when the test or the call says so. */
    static final class FakePlayout implements Playout {

        /** True once it was asked to play softly. */
        volatile boolean ducked;

        private final double heardShare;
        private final double receivedShare;
        private Runnable onFirstAudible = () -> {};
        private Runnable onEnd = () -> {};
        private long written;
        private boolean audible;
        private boolean finished;
        private boolean ended;
        private boolean held;
        private boolean mute;

        FakePlayout(double heardShare, double receivedShare) {
            this.heardShare = heardShare;
            this.receivedShare = receivedShare;
        }

        /** Keeps the turn sounding until {@link #release}. */
        synchronized void hold() {
            held = true;
        }

        synchronized void release() {
            held = false;
            endIfDone();
        }

        @Override
        public synchronized boolean write(short[] samples) {
            written += samples.length;
            soundOnce();
            return !ended;
        }

        /** Lets a mute turn be heard. */
        synchronized void sound() {
            mute = false;
            soundOnce();
            endIfDone();
        }

        private void soundOnce() {
            if (!mute && written > 0 && !audible && !ended) {
                audible = true;
                onFirstAudible.run();
            }
        }

        @Override
        public synchronized void finish() {
            finished = true;
            endIfDone();
        }

        @Override
        public synchronized long stop() {
            finished = true;
            held = false;
            mute = false;
            endIfDone();
            return written;
        }

        private void endIfDone() {
            if (finished && !held && !mute && !ended) {
                ended = true;
                onEnd.run();
            }
        }

        @Override
        public synchronized long played() {
            return Math.round((finished ? written : written - written % FRAME_PLAYED) * heardShare);
        }

        @Override
        public Received received() {
            return receivedShare < 0
                    ? new Received(played(), false)
                    : new Received(Math.round(played() * receivedShare), true);
        }

        @Override
        public void duck(boolean softly) {
            ducked = ducked || softly;
        }

        @Override
        public synchronized void listen(Runnable whenFirstAudible, Runnable whenEnded) {
            onFirstAudible = whenFirstAudible;
            onEnd = whenEnded;
        }
    }
}

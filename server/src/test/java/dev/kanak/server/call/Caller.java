package dev.kanak.server.call;

/** Someone who has rung Kanak: speaks, records what comes back and sees the call's events. Used by one thread. */
public interface Caller extends AutoCloseable {

    EventLog events();

    /** Seconds on the clock of the recording. */
    double clock();

    /** Speaks into the microphone and returns when the last sample has gone out. */
    Spoken speak(Pcm audio);

    /** All that the caller has heard so far, at {@link Pcm#CALLER_RATE_HZ}, from time 0 of the clock. */
    Pcm recording();

    /** Leaves the call and frees the caller. */
    @Override
    void close();

    /**
     * When something was said, on the clock of the recording.
     *
     * @param from first sample, that of the lead-in silence included
     * @param to end of the last sample
     */
    record Spoken(double from, double to) {}
}

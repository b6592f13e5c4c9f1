package dev.kanak.core.port;

import dev.kanak.core.audio.AudioFrame;
import java.time.Duration;
import java.util.Optional;

/** The audio of one call: caller's PCM in, agent's PCM out. Each method says which thread may use it. */
public interface CallMedia extends AutoCloseable {

    /** Sample rate of the frames that {@link #receive} gives. */
    int RECEIVE_RATE_HZ = 16_000;

    /**
     * The next 20 ms or more of caller audio, reordered and concealed; empty if none came within {@code wait}.
     *
     * <p>One listening thread. When the listener lags, the oldest frames are dropped and counted.
     */
    Optional<AudioFrame> receive(Duration wait) throws InterruptedException;

    /** Share of the inbound ring that waits to be received, 0 to 1. Any thread. */
    default double inboundUtilisation() {
        return 0;
    }

    /**
     * False if the caller's audio comes as fast as it can be heard, as from a recording: the call's time is then that audio
     * alone, and it is asked for the next frame once all that the last one caused is done. Any thread.
     */
    default boolean isRealTime() {
        return true;
    }

    /** True until the call is closed by either side. Any thread. */
    boolean isOpen();

    /** Why the call was closed, e.g. {@code caller_left} or {@code vanished}; empty while it is open. Any thread. */
    String closeReason();

    /** Begins the audio of one agent turn, to follow any turn still playing. Any thread. */
    Playout openPlayout();

    Stats stats();

    /** Tells the caller that the call is over and frees everything. Idempotent; any thread. */
    void close(String reason);

    @Override
    default void close() {
        close("closed");
    }

    /** Audio of one agent turn on its way out, paced at 20 ms. */
    interface Playout {

        /**
         * Adds samples, waiting while more than the playout ring holds is queued. One writer.
         *
         * @param samples mono 16-bit PCM at the rate the media was opened with; ownership passes
         * @return false once {@link #stop} was called or the call closed; write no more then
         */
        boolean write(short[] samples) throws InterruptedException;

        /** No more samples will come. */
        void finish();

        /** Discards what was not yet sent; returns the number of samples sent. Any thread; takes effect at the next frame. */
        long stop();

        /** Samples sent so far. Any thread. */
        long played();

        /**
         * What of it the caller received, as far as the caller's reports tell; all that was sent if they tell nothing. Any
         * thread.
         */
        default Received received() {
            return new Received(played(), false);
        }

        /** Plays softly, or at full level again, from the next frame on. Any thread. */
        default void duck(boolean softly) {}

        /** Plays without a sound, or as loud as before, from the next frame on. Any thread. */
        default void hush(boolean silently) {}

        /**
         * Calls back once, from the playout thread, when the first audible (non-silent) frame was sent, and once when
         * the last was (or at stop). The callbacks return at once.
         */
        void listen(Runnable onFirstAudible, Runnable onEnd);
    }

    /**
     * How much of a turn reached the caller.
     *
     * @param samples from its beginning
     * @param acknowledged true if reports cover all of it, false if the end is taken to have arrived as what was sent before it
     */
    record Received(long samples, boolean acknowledged) {}

    /**
     * Counters since the call began.
     *
     * @param packetsReceived RTP packets that authenticated
     * @param packetsLost sequence numbers never seen
     * @param packetsDuplicate seen twice or replayed
     * @param packetsReordered put back in order
     * @param framesRecoveredByFec rebuilt from in-band redundancy
     * @param framesConcealed invented by packet loss concealment
     * @param framesDropped decoded but dropped because the listener lagged
     * @param packetsSent RTP packets sent
     * @param playoutUnderruns times the ring ran dry inside a turn
     * @param roundTripMs from RTCP; negative if not yet known
     * @param jitterMs interarrival jitter, RFC 3550 section 6.4.1
     */
    record Stats(
            long packetsReceived,
            long packetsLost,
            long packetsDuplicate,
            long packetsReordered,
            long framesRecoveredByFec,
            long framesConcealed,
            long framesDropped,
            long packetsSent,
            long playoutUnderruns,
            double roundTripMs,
            double jitterMs) {}
}

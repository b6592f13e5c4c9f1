package dev.kanak.pipeline.graph;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.time.MonotonicTime;
import dev.kanak.pipeline.echo.EchoGate;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Takes the agent's own voice out of what comes from the caller's line. The listening thread's, but for {@link #follow}.
 */
final class OwnVoice {

    private static final int MULTIPLE_HZ = 4_000;

    private final EchoGate gate = new EchoGate();
    private final int rateHz;
    private volatile @Nullable AgentTurn latest;
    private @Nullable AgentTurn turn;
    private @Nullable MonotonicTime began;
    private long samples;

    /** @param rateHz of the agent's audio */
    OwnVoice(int rateHz) {
        this.rateHz = rateHz;
    }

    /** The turn that sounds from now on. Any thread. */
    void follow(AgentTurn sounding) {
        latest = sounding;
    }

    /** The frame, or silence in its place if it holds nothing but the agent. */
    AudioFrame without(AudioFrame frame) {
        takeSent(frame);
        return gate.isEcho(frame)
                ? new AudioFrame(new short[frame.samples().length], frame.sampleRateHz(), frame.capturedAt())
                : frame;
    }

    private void takeSent(AudioFrame frame) {
        AgentTurn now = latest;
        if (now == null) {
            return;
        }
        if (now != turn) {
            turn = now;
            began = null;
            samples = 0;
        }
        short[] sent = now.takeSent(rateHz / MULTIPLE_HZ);
        if (sent.length == 0) {
            return;
        }
        MonotonicTime first = began;
        if (first == null) {
            first = frame.capturedAt();
            began = first;
        }
        gate.sent(sent, rateHz, first.plus(Duration.ofNanos(samples * 1_000_000_000L / rateHz)));
        samples += sent.length;
    }
}

package dev.kanak.transport.playout;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.time.MonotonicTime;
import java.util.ArrayList;
import java.util.List;

/** Cuts PCM of any length into frames of 20 ms, each with the time of its first sample. Pure; one thread. */
public final class FrameAssembler {

    private final int sampleRateHz;
    private final int frameSamples;
    private short[] frame;
    private int filled;
    private long samples;

    public FrameAssembler(int sampleRateHz) {
        this.sampleRateHz = sampleRateHz;
        this.frameSamples = sampleRateHz / 50;
        this.frame = new short[frameSamples];
    }

    /** Adds PCM and returns the frames it completes. */
    public List<AudioFrame> add(short[] pcm) {
        List<AudioFrame> frames = new ArrayList<>(pcm.length / frameSamples + 1);
        int from = 0;
        while (from < pcm.length) {
            int count = Math.min(frameSamples - filled, pcm.length - from);
            System.arraycopy(pcm, from, frame, filled, count);
            filled += count;
            from += count;
            if (filled == frameSamples) {
                frames.add(new AudioFrame(frame, sampleRateHz, time()));
                samples += frameSamples;
                frame = new short[frameSamples];
                filled = 0;
            }
        }
        return frames;
    }

    private MonotonicTime time() {
        return new MonotonicTime(samples * 1_000_000_000L / sampleRateHz);
    }
}

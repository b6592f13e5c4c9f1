package dev.kanak.pipeline.graph;

import dev.kanak.core.audio.AudioFrame;
import java.util.ArrayDeque;
import java.util.Deque;

/** The newest audio of an utterance, up to a number of samples. One thread. */
final class TailAudio {

    private final int limitSamples;
    private final Deque<AudioFrame> frames = new ArrayDeque<>();
    private int samples;

    TailAudio(int limitSamples) {
        this.limitSamples = limitSamples;
    }

    void add(AudioFrame frame) {
        frames.addLast(frame);
        samples += frame.samples().length;
        while (samples - frames.getFirst().samples().length >= limitSamples) {
            samples -= frames.removeFirst().samples().length;
        }
    }

    /** A copy, the newest sample last. */
    short[] samples() {
        var all = new short[Math.min(samples, limitSamples)];
        int skip = samples - all.length;
        int at = -skip;
        for (AudioFrame frame : frames) {
            int from = Math.max(0, -at);
            System.arraycopy(frame.samples(), from, all, at + from, frame.samples().length - from);
            at += frame.samples().length;
        }
        return all;
    }
}

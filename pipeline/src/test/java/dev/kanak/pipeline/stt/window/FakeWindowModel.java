package dev.kanak.pipeline.stt.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hears one word in each whole second of audio: {@code w} and the value of the second's first sample. */
final class FakeWindowModel implements WindowModel {

    private static final int SECOND = 16_000;

    final List<Integer> readSamples = new ArrayList<>();
    Optional<RuntimeException> failure = Optional.empty();
    private final int windowSamples;

    FakeWindowModel(int windowSeconds) {
        this.windowSamples = windowSeconds * SECOND;
    }

    @Override
    public int windowSamples() {
        return windowSamples;
    }

    @Override
    public Reading read(short[] pcm) {
        if (failure.isPresent()) {
            throw failure.get();
        }
        readSamples.add(pcm.length);
        var words = new ArrayList<Reading.Word>();
        for (int start = 0; start + SECOND / 2 <= pcm.length; start += SECOND) {
            int ms = start / 16;
            words.add(new Reading.Word("w" + pcm[start], ms, ms + 500, 0.5));
        }
        return new Reading(words);
    }

    @Override
    public void close() {
        // holds nothing
    }
}

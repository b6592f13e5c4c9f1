package dev.kanak.pipeline.stt.window;

import java.util.ArrayList;
import java.util.List;

/**
 * Words of growing-window readings that will not be taken back: those on which two readings in a row agreed, but for the
 * last one, which may still be growing.
 *
 * <p>Source: local agreement, Liu et al., "Low-Latency Sequence-to-Sequence Speech Recognition and Translation by Partial
 * Hypothesis Selection" (2020). One thread.
 */
final class StablePrefix {

    private final List<Reading.Word> committed = new ArrayList<>();
    private List<Reading.Word> previous = List.of();

    /**
     * Takes the next reading of the window.
     *
     * @return the committed words, then those of the reading that follow them
     */
    List<Reading.Word> take(List<Reading.Word> reading) {
        for (int i = committed.size(); i < Math.min(previous.size(), reading.size()) - 1; i++) {
            if (!previous.get(i).text().equals(reading.get(i).text())) {
                break;
            }
            committed.add(reading.get(i));
        }
        previous = reading;
        var words = new ArrayList<>(committed);
        words.addAll(reading.subList(Math.min(committed.size(), reading.size()), reading.size()));
        return words;
    }

    /** Number of words that will not be taken back. */
    int size() {
        return committed.size();
    }

    /** Begins a new window. */
    void reset() {
        committed.clear();
        previous = List.of();
    }
}

package dev.kanak.server.eval;

import dev.kanak.server.eval.SpeechSegments.Segment;
import java.util.ArrayList;
import java.util.List;

/** How well speech was found in a group of recordings. Not thread-safe. */
final class VadScore {

    static final String[] HEADER = {
        "kind",
        "files",
        "minutes",
        "F1",
        "precision",
        "recall",
        "false starts",
        "a minute",
        "short heard",
        "start delay ms"
    };

    private static final int SHORT_MS = 350;
    private static final double MS_PER_MINUTE = 60_000;

    private final BinaryScore frames = new BinaryScore(0.5);
    private final List<Long> delaysMs = new ArrayList<>();
    private int files;
    private int falseStarts;
    private int shorts;
    private int shortsHeard;
    private double minutes;

    /** Takes one recording. */
    void add(SpeechSegments truth, VadCommand.Heard heard, long lengthMs) {
        files++;
        minutes += lengthMs / MS_PER_MINUTE;
        boolean[] expected = truth.frames(lengthMs);
        boolean[] found = heard.segments().frames(lengthMs);
        for (int i = 0; i < expected.length; i++) {
            frames.add(found[i] ? 1 : 0, expected[i]);
        }
        for (Segment segment : heard.segments().segments()) {
            falseStarts += truth.near(segment) ? 0 : 1;
        }
        for (Segment segment : truth.segments()) {
            addAnswer(segment, heard);
        }
    }

    private void addAnswer(Segment segment, VadCommand.Heard heard) {
        boolean isHeard = heard.segments().near(segment);
        if (segment.lengthMs() <= SHORT_MS) {
            shorts++;
            shortsHeard += isHeard ? 1 : 0;
        }
        heard.knownMs().stream()
                .filter(knownMs -> knownMs >= segment.startMs() && knownMs <= segment.endMs() + SHORT_MS)
                .findFirst()
                .ifPresent(knownMs -> delaysMs.add(knownMs - segment.startMs()));
    }

    /** The row of the table with {@link #HEADER}; {@code -} where a figure is not defined. */
    String[] cells(String kind) {
        var sorted = delaysMs.stream().sorted().toList();
        return new String[] {
            kind,
            Integer.toString(files),
            Table.figure(minutes),
            Table.figure(frames.f1()),
            Table.figure(frames.precision()),
            Table.figure(frames.recall()),
            Integer.toString(falseStarts),
            Table.figure(minutes == 0 ? Double.NaN : falseStarts / minutes),
            shorts == 0 ? "-" : shortsHeard + "/" + shorts,
            sorted.isEmpty() ? "-" : Long.toString(sorted.get(sorted.size() / 2))
        };
    }
}

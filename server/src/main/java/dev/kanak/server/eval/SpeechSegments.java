package dev.kanak.server.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Stretches of speech in a recording, in order, without overlap. Immutable. */
record SpeechSegments(List<Segment> segments) {

    private static final int FRAME_MS = 10;
    private static final int NEAR_MS = 200;

    /**
     * One stretch.
     *
     * @param startMs from the beginning of the recording
     * @param endMs over {@code startMs}
     */
    record Segment(long startMs, long endMs) {

        long lengthMs() {
            return endMs - startMs;
        }

        boolean touches(Segment other, long slackMs) {
            return startMs < other.endMs + slackMs && other.startMs < endMs + slackMs;
        }
    }

    SpeechSegments {
        segments = List.copyOf(segments);
    }

    /**
     * Reads the labels of a record: {@code segments}, a list of [start, end] in milliseconds, or {@code speech: false}.
     *
     * @throws EvalException if there are none, or they are not in order
     */
    static SpeechSegments of(JsonLine record) {
        var json = record.json();
        if (json.path("speech").isBoolean() && !json.path("speech").booleanValue()) {
            return new SpeechSegments(List.of());
        }
        if (!json.path("segments").isArray()) {
            throw record.problem("needs \"segments\" or \"speech\": false");
        }
        var segments = new ArrayList<Segment>();
        long end = 0;
        for (var pair : json.path("segments")) {
            var segment = new Segment(pair.path(0).asLong(-1), pair.path(1).asLong(-1));
            if (pair.size() != 2 || segment.startMs < end || segment.endMs <= segment.startMs) {
                throw record.problem("\"segments\" must be pairs of rising milliseconds");
            }
            end = segment.endMs;
            segments.add(segment);
        }
        return new SpeechSegments(segments);
    }

    /** One flag for each 10 ms of the recording. */
    boolean[] frames(long lengthMs) {
        var frames = new boolean[Math.toIntExact(lengthMs / FRAME_MS)];
        for (Segment segment : segments) {
            IntStream.range((int) (segment.startMs / FRAME_MS), (int) Math.min(frames.length, segment.endMs / FRAME_MS))
                    .forEach(frame -> frames[frame] = true);
        }
        return frames;
    }

    /** True if a stretch lies at or within 200 ms of one of these. */
    boolean near(Segment other) {
        return segments.stream().anyMatch(segment -> segment.touches(other, NEAR_MS));
    }
}

package dev.kanak.server.eval;

import dev.kanak.core.speech.Language;
import dev.kanak.server.eval.SpeechSegments.Segment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One recorded turn of a caller, pauses included.
 *
 * @param kind what sort of turn it is
 * @param language what the agent speaks with this caller
 * @param askedSlot what the agent had asked for
 * @param endMs end of the last voiced sample; empty if voice activity is to tell
 * @param pauses silences inside the turn; empty if voice activity is to tell
 */
record PausedUtterance(
        Path audio,
        String kind,
        Optional<Language> language,
        Optional<String> askedSlot,
        OptionalLong endMs,
        Optional<List<Segment>> pauses) {

    /**
     * Reads a record.
     *
     * @throws EvalException if its audio is missing, or its times do not fit together
     */
    static PausedUtterance of(JsonLine record) {
        OptionalLong end = end(record);
        Optional<List<Segment>> pauses =
                record.json().has("pauses") ? Optional.of(pauses(record, end)) : Optional.empty();
        return new PausedUtterance(
                record.path("audio"),
                record.optionalText("kind").orElse("-"),
                record.language(),
                record.optionalText("asked_slot"),
                end,
                pauses);
    }

    private static OptionalLong end(JsonLine record) {
        var end = record.json().path("end_ms");
        if (end.isMissingNode() || end.isNull()) {
            return OptionalLong.empty();
        }
        if (!end.canConvertToLong() || end.asLong() <= 0) {
            throw record.problem("\"end_ms\" must be milliseconds over 0");
        }
        return OptionalLong.of(end.asLong());
    }

    private static List<Segment> pauses(JsonLine record, OptionalLong end) {
        if (!record.json().path("pauses").isArray()) {
            throw record.problem("\"pauses\" must be a list of [start_ms, end_ms]");
        }
        var pauses = new ArrayList<Segment>();
        long after = 0;
        for (var pair : record.json().path("pauses")) {
            var pause = new Segment(pair.path(0).asLong(-1), pair.path(1).asLong(-1));
            if (pair.size() != 2 || pause.startMs() < after || pause.endMs() <= pause.startMs()) {
                throw record.problem("\"pauses\" must be pairs of rising milliseconds");
            }
            after = pause.endMs();
            pauses.add(pause);
        }
        if (after > end.orElse(Long.MAX_VALUE)) {
            throw record.problem("\"pauses\" must lie before \"end_ms\"");
        }
        return pauses;
    }
}

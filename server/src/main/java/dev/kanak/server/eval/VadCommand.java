package dev.kanak.server.eval;

import dev.kanak.core.audio.AudioFrame;
import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.time.MonotonicTime;
import dev.kanak.pipeline.vad.SileroVad;
import dev.kanak.pipeline.vad.VadConfig;
import dev.kanak.pipeline.vad.VoiceActivity;
import dev.kanak.pipeline.vad.VoiceActivity.Decision;
import dev.kanak.server.ConfigOptions;
import dev.kanak.server.eval.SpeechSegments.Segment;
import dev.kanak.server.speech.SpeechFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kanak eval vad}: how well the configured voice activity finds speech, as a call hears it, frame by frame. */
@Command(
        name = "vad",
        description = {
            "Find speech; print F1, precision and recall of 10 ms frames, false starts and the delay of starts.",
            "A record is {audio, segments: [[start_ms, end_ms], ...]} or {audio, speech: false}, with kind? and"
                    + " language?."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class VadCommand implements Callable<Integer> {

    private static final int RATE_HZ = SileroVad.RATE_HZ;
    private static final int FRAME = RATE_HZ / 50;
    private static final int TAIL_FRAMES = 40;

    /** A gap shorter than this lies inside a word or between two, and labels count it as speech; turn taking hears shorter ones. */
    private static final long JOINED_MS = 220;

    @Mixin
    private ConfigOptions config = new ConfigOptions();

    @Mixin
    private EvalOptions options = new EvalOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        List<JsonLine> records = options.records();
        records.forEach(SpeechSegments::of);
        var engines = config.load().engines();
        var kinds = new TreeMap<String, VadScore>();
        var all = new VadScore();
        var results = new ArrayList<Map<String, Object>>();
        try (var pool = new InferencePool(1, 1);
                var model = SileroVad.load(engines.vadModel(), pool)) {
            for (JsonLine record : records) {
                short[] audio = SpeechFile.read(record.path("audio"));
                Heard heard = hear(audio, model, engines.vad());
                var truth = SpeechSegments.of(record);
                String kind = record.optionalText("kind").orElse("-");
                kinds.computeIfAbsent(kind, _ -> new VadScore()).add(truth, heard, audio.length / (RATE_HZ / 1000));
                all.add(truth, heard, audio.length / (RATE_HZ / 1000));
                results.add(result(record, heard));
            }
        }
        var table = new Table(VadScore.HEADER);
        kinds.forEach((kind, score) -> table.row(score.cells(kind)));
        spec.commandLine().getOut().println(table.row(all.cells("all")));
        spec.commandLine().getOut().flush();
        options.out().ifPresent(file -> JsonLines.write(file, results));
        return 0;
    }

    /**
     * What a call would have heard, gaps shorter than {@link #JOINED_MS} left out.
     *
     * @param segments speech found
     * @param knownMs when the start of each was known
     */
    record Heard(SpeechSegments segments, List<Long> knownMs) {}

    private static Heard hear(short[] audio, SileroVad model, VadConfig settings) throws InterruptedException {
        var activity = new VoiceActivity(model.open(), settings);
        var segments = new ArrayList<Segment>();
        var known = new ArrayList<Long>();
        long lengthMs = audio.length / (RATE_HZ / 1000);
        @Nullable Long startMs = null;
        int frames = audio.length / FRAME + TAIL_FRAMES;
        for (int i = 0; i < frames; i++) {
            var frame = new AudioFrame(frame(audio, i), RATE_HZ, MonotonicTime.ofMillis(20L * i));
            for (Decision decision : activity.push(frame)) {
                switch (decision) {
                    case Decision.SpeechStarted(var at, var _, var _) -> {
                        if (!segments.isEmpty()
                                && at.millis() - segments.getLast().endMs() < JOINED_MS) {
                            startMs = segments.removeLast().startMs();
                        } else {
                            startMs = at.millis();
                            known.add(frame.end().millis());
                        }
                    }
                    case Decision.SpeechStopped(var at, var _) -> {
                        if (startMs != null && at.millis() > startMs) {
                            segments.add(new Segment(startMs, at.millis()));
                        }
                        startMs = null;
                    }
                }
            }
        }
        if (startMs != null && startMs < lengthMs) {
            segments.add(new Segment(startMs, lengthMs));
        }
        return new Heard(new SpeechSegments(segments), known);
    }

    private static short[] frame(short[] audio, int index) {
        int from = Math.min(audio.length, index * FRAME);
        return Arrays.copyOf(Arrays.copyOfRange(audio, from, Math.min(audio.length, from + FRAME)), FRAME);
    }

    private static Map<String, Object> result(JsonLine record, Heard heard) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("audio", record.text("audio"));
        fields.put(
                "segments",
                heard.segments.segments().stream()
                        .map(segment -> List.of(segment.startMs(), segment.endMs()))
                        .toList());
        return fields;
    }
}

package dev.kanak.benchmarks.latency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The figures of a run.
 *
 * @param machine cores and model of the processor, and its load when the run began
 */
record Report(
        String machine,
        List<PlayedCall> calls,
        Map<String, Summary> summaries,
        Map<PlayedCall, List<TurnFigure>> turns) {

    private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

    /** Dead air of the streaming pipeline divided by that of the serial one, medians. */
    double ratio() {
        return summary("streaming").ratioTo(summary("serial"));
    }

    Summary summary(String pipeline) {
        Summary summary = summaries.get(pipeline);
        if (summary == null) {
            throw new IllegalStateException("no calls of pipeline " + pipeline);
        }
        return summary;
    }

    /** The figures as lines of a table. */
    String table() {
        Summary streaming = summary("streaming");
        Summary serial = summary("serial");
        var out = new StringBuilder(
                "| figure | streaming p50 / p95 / p99 | serial p50 / p95 / p99 | ratio p50 |\n|---|---|---|---|\n");
        row(out, "dead air at the ear, ms", streaming.deadAir(), serial.deadAir());
        row(out, "voice to voice by the server, ms", streaming.server(), serial.server());
        row(out, "ear beyond the server, ms", streaming.client(), serial.client());
        row(out, "barge-in: agent silent after, ms", streaming.stopped(), serial.stopped());
        counts(out, "turns answered / due", streaming, serial, s -> (s.turns() - s.unanswered()) + " / " + s.turns());
        counts(out, "cut-ins / utterances", streaming, serial, s -> s.cutIns() + " / " + s.turns());
        counts(out, "of them joined again", streaming, serial, s -> Integer.toString(s.joined()));
        row(out, "agent heard in the pause of a cut-in, ms", streaming.spokeIn(), serial.spokeIn());
        counts(out, "stopped by assent / said", streaming, serial, s -> s.agreedStopped() + " / " + s.agreed());
        counts(
                out,
                "answers prepared early and used / turns",
                streaming,
                serial,
                s -> s.rehearsed() + " / " + s.turns());
        counts(out, "prepared in vain, per turn", streaming, serial, s -> one(s.wastedPerTurn()));
        counts(out, "saved where used, ms", streaming, serial, s -> one(s.savedMs()));
        counts(out, "concealed audio, %", streaming, serial, s -> one(100 * s.concealedShare()));
        counts(out, "holes at the plain receiver", streaming, serial, s -> Integer.toString(s.holes()));
        counts(out, "underruns", streaming, serial, s -> one(s.underruns()));
        return out.toString();
    }

    private static void row(StringBuilder out, String name, Map<String, Double> a, Map<String, Double> b) {
        double ratio = a.getOrDefault("p50", Double.NaN) / b.getOrDefault("p50", Double.NaN);
        out.append(String.format(
                Locale.ROOT,
                "| %s (n %.0f, %.0f) | %s | %s | %.2f |%n",
                name,
                a.getOrDefault("n", 0.0),
                b.getOrDefault("n", 0.0),
                three(a),
                three(b),
                ratio));
    }

    private static void counts(
            StringBuilder out, String name, Summary streaming, Summary serial, Function<Summary, String> cell) {
        out.append(String.format(Locale.ROOT, "| %s | %s | %s | |%n", name, cell.apply(streaming), cell.apply(serial)));
    }

    private static String three(Map<String, Double> quantiles) {
        return quantiles.isEmpty()
                ? "-"
                : String.format(
                        Locale.ROOT,
                        "%.0f / %.0f / %.0f",
                        quantiles.get("p50"),
                        quantiles.get("p95"),
                        quantiles.get("p99"));
    }

    private static String one(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** Everything measured. */
    String json() {
        var body = new LinkedHashMap<String, Object>();
        body.put("machine", machine);
        body.put("ratio_p50", ratio());
        body.put("summary", summaries);
        body.put(
                "calls",
                calls.stream()
                        .map(call -> {
                            var entry = new LinkedHashMap<String, Object>();
                            entry.put("call", call.plan().name());
                            entry.put("pipeline", call.pipeline());
                            entry.put("trouble", call.trouble());
                            entry.put("concealed_share", call.concealedShare());
                            entry.put(
                                    "turns",
                                    turns.getOrDefault(call, List.of()).stream()
                                            .map(Report::fields)
                                            .toList());
                            return entry;
                        })
                        .toList());
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> fields(TurnFigure turn) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("words", turn.words());
        fields.put("manner", turn.manner());
        fields.put("pause_ms", turn.pauseMs());
        put(fields, "dead_air_ms", turn.deadAirMs());
        put(fields, "server_ms", turn.serverMs());
        put(fields, "client_ms", turn.clientMs());
        put(fields, "stopped_ms", turn.stoppedMs());
        fields.put("cut_in", turn.cutIn());
        fields.put("joined", turn.joined());
        fields.put("spoke_in_ms", Math.round(turn.spokeInMs()));
        fields.put("interrupted", turn.interrupted());
        fields.put("answered", turn.answered());
        fields.put("stages_ms", turn.stages());
        fields.put("speculation", turn.speculation());
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, OptionalDouble value) {
        value.ifPresent(ms -> fields.put(name, Math.round(ms)));
    }
}

package dev.kanak.benchmarks.latency;

import dev.kanak.server.call.Pcm;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A page with the waveforms of every call and the waterfall of each turn; one file, no script. */
final class Page {

    private static final double PIXELS_PER_SECOND = 24;
    private static final double WATERFALL_MS_PER_PIXEL = 2.5;
    private static final int TRACK = 46;
    private static final List<String> COLOURS =
            List.of("#8d99ae", "#2a9d8f", "#e9c46a", "#f4a261", "#e76f51", "#6d597a", "#355070");

    private final StringBuilder out = new StringBuilder();

    private Page() {}

    static String of(Report report) {
        var page = new Page();
        page.head(report);
        for (PlayedCall call : report.calls()) {
            page.call(call, report.turns().getOrDefault(call, List.of()));
        }
        return page.out.append("</body></html>\n").toString();
    }

    private void head(Report report) {
        out.append(
                        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Kanak: latency at the ear</title>")
                .append("<style>body{font:15px/1.45 system-ui,sans-serif;margin:2rem;max-width:1200px}")
                .append("pre{background:#f4f4f4;padding:1rem;overflow:auto}.wave{overflow-x:auto}")
                .append(
                        "table{border-collapse:collapse}td,th{padding:.15rem .6rem;text-align:left;vertical-align:middle}")
                .append(
                        "h2{margin:2rem 0 .3rem}.note{color:#555}</style></head><body><h1>Latency at the ear</h1><p class=\"note\">")
                .append(escaped(report.machine()))
                .append("</p><pre>")
                .append(escaped(report.table()))
                .append(
                        "</pre><p class=\"note\">Above the line the caller, below it the agent as the caller hears it. Bars: ");
        int colour = 0;
        for (String stage : List.of(
                "endpoint",
                "stt_final",
                "knowledge_ready",
                "first_token",
                "first_clause",
                "tts_first_audio",
                "first_packet_out")) {
            out.append("<span style=\"background:")
                    .append(COLOURS.get(colour++))
                    .append("\">&nbsp;&nbsp;</span> ")
                    .append(stage)
                    .append(' ');
        }
        out.append("; the black line is the ear.</p>");
    }

    private void call(PlayedCall call, List<TurnFigure> turns) {
        out.append(String.format(
                Locale.ROOT, "<h2>%s, %s</h2>", escaped(call.plan().name()), escaped(call.pipeline())));
        if (!call.trouble().isEmpty()) {
            out.append("<p>Not played to its end: ")
                    .append(escaped(call.trouble()))
                    .append("</p>");
        }
        waveforms(call, turns);
        out.append(
                "<table><tr><th>said</th><th>dead air</th><th>server</th><th>stages after the last voiced sample</th></tr>");
        for (TurnFigure turn : turns) {
            out.append("<tr><td>")
                    .append(escaped(turn.words()))
                    .append(turn.cutIn() ? " <b>cut in</b>" : "")
                    .append("</td><td>")
                    .append(
                            turn.deadAirMs().isPresent()
                                    ? Math.round(turn.deadAirMs().getAsDouble()) + " ms"
                                    : "")
                    .append("</td><td>")
                    .append(
                            turn.serverMs().isPresent()
                                    ? Math.round(turn.serverMs().getAsDouble()) + " ms"
                                    : "")
                    .append("</td><td>");
            waterfall(turn);
            out.append("</td></tr>");
        }
        out.append("</table>");
    }

    private void waveforms(PlayedCall call, List<TurnFigure> turns) {
        double seconds = Math.max(call.agent().seconds(), call.caller().seconds());
        out.append(String.format(
                Locale.ROOT,
                "<div class=\"wave\"><svg width=\"%.0f\" height=\"%d\" role=\"img\" aria-label=\"waveforms\">",
                seconds * PIXELS_PER_SECOND,
                2 * TRACK + 4));
        for (TurnFigure turn : turns) {
            if (turn.deadAirMs().isPresent()) {
                out.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%.1f\" y=\"0\" width=\"%.1f\" height=\"%d\" fill=\"#ffd6d6\"/>",
                        turn.to() * PIXELS_PER_SECOND,
                        Math.max(0, turn.deadAirMs().getAsDouble() / 1000 * PIXELS_PER_SECOND),
                        2 * TRACK + 4));
            }
        }
        track(call.caller(), TRACK / 2, "#1d6fa5");
        track(call.agent(), TRACK + TRACK / 2 + 4, "#a5551d");
        out.append(String.format(
                        Locale.ROOT,
                        "<path d=\"M0 %dH%.0f\" stroke=\"#999\" stroke-width=\".5\"/>",
                        TRACK + 2,
                        seconds * PIXELS_PER_SECOND))
                .append("</svg></div>");
    }

    private void track(Pcm audio, int middle, String colour) {
        double step = 1 / PIXELS_PER_SECOND;
        out.append("<path fill=\"none\" stroke=\"").append(colour).append("\" d=\"");
        for (int x = 0; x * step < audio.seconds(); x++) {
            double half = audio.between(x * step, (x + 1) * step).peak() / 32_768.0 * TRACK / 2;
            if (half > 0.3) {
                out.append(String.format(Locale.ROOT, "M%d %.1fV%.1f", x, middle - half, middle + half));
            }
        }
        out.append("\"/>");
    }

    private void waterfall(TurnFigure turn) {
        if (turn.stages().isEmpty()) {
            return;
        }
        double last = Math.max(
                turn.deadAirMs().orElse(0),
                turn.stages().values().stream().mapToDouble(ms -> ms).max().orElse(0));
        out.append(String.format(
                Locale.ROOT,
                "<svg width=\"%.0f\" height=\"18\" role=\"img\" aria-label=\"waterfall\">",
                last / WATERFALL_MS_PER_PIXEL + 4));
        double from = 0;
        int colour = 0;
        for (Map.Entry<String, Double> stage : turn.stages().entrySet()) {
            double to = Math.max(from, stage.getValue());
            out.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%.1f\" y=\"2\" width=\"%.1f\" height=\"14\" fill=\"%s\"><title>%s at %.0f ms</title></rect>",
                    from / WATERFALL_MS_PER_PIXEL,
                    (to - from) / WATERFALL_MS_PER_PIXEL,
                    COLOURS.get(colour++ % COLOURS.size()),
                    escaped(stage.getKey()),
                    stage.getValue()));
            from = to;
        }
        turn.deadAirMs()
                .ifPresent(ear -> out.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%.1f\" y=\"0\" width=\"2\" height=\"18\"><title>ear at %.0f ms</title></rect>",
                        ear / WATERFALL_MS_PER_PIXEL,
                        ear)));
        out.append("</svg>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

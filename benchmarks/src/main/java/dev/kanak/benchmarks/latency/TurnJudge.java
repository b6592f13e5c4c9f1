package dev.kanak.benchmarks.latency;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kanak.server.call.Loudness;
import dev.kanak.server.call.SeenEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Measures the turns of a played call from its recording, and lays the server's record beside each. */
final class TurnJudge {

    private static final List<String> STAGES = List.of(
            "endpoint",
            "stt_final",
            "knowledge_ready",
            "first_token",
            "first_clause",
            "tts_first_audio",
            "first_packet_out");

    /** The agent's voice after this long a silence is a new beginning. */
    private static final double GAP_SECONDS = 0.25;

    private final PlayedCall call;
    private final Loudness heard;

    private TurnJudge(PlayedCall call) {
        this.call = call;
        this.heard = new Loudness(call.agent());
    }

    static List<TurnFigure> judge(PlayedCall call) {
        var judge = new TurnJudge(call);
        var figures = new ArrayList<TurnFigure>();
        for (int i = 0; i < call.said().size(); i++) {
            double until = i + 1 < call.said().size()
                    ? call.said().get(i + 1).from()
                    : call.agent().seconds();
            figures.add(judge.figure(call.said().get(i), until));
        }
        return figures;
    }

    private TurnFigure figure(SaidLine said, double until) {
        CallScript.Manner manner = said.line().when();
        List<SeenEvent> events = call.events().stream()
                .filter(event -> event.at() > said.from() && event.at() <= until)
                .toList();
        boolean due = manner != CallScript.Manner.AGREES;
        OptionalDouble silentAt = manner == CallScript.Manner.WAITS ? OptionalDouble.empty() : silentAt(said, until);
        OptionalDouble cutAt = cutAt(said);
        boolean cutIn = cutAt.isPresent();
        boolean went = manner == CallScript.Manner.INTERRUPTS && silentAt.isEmpty() && speaks(said.from());
        OptionalDouble deadAir = due && !cutIn && !went ? deadAir(said, silentAt, until) : OptionalDouble.empty();
        Optional<JsonNode> record = due ? record(events, said) : Optional.empty();
        OptionalDouble server = record.map(
                        node -> OptionalDouble.of(node.path("voice_to_voice").asDouble()))
                .orElse(OptionalDouble.empty());
        boolean stopped = events.stream().anyMatch(event -> event.is("agent.interrupted"));
        return new TurnFigure(
                call.plan().name(),
                said.line().words(),
                said.line().manner(),
                said.line().pauseMs(),
                said.from(),
                said.voicedTo(),
                deadAir,
                server,
                deadAir.isPresent() && server.isPresent()
                        ? OptionalDouble.of(deadAir.getAsDouble() - server.getAsDouble())
                        : OptionalDouble.empty(),
                record.map(TurnJudge::stages).orElse(Map.of()),
                record.map(TurnJudge::speculation).orElse(Map.of()),
                cutIn,
                cutIn && events.stream().anyMatch(event -> event.is("turn.resumed")),
                cutIn ? 1000 * heard.audible(cutAt.getAsDouble(), said.voicedTo()) : 0,
                due && silentAt.isPresent()
                        ? OptionalDouble.of(1000 * (silentAt.getAsDouble() - said.from()))
                        : OptionalDouble.empty(),
                stopped,
                !due || heard.first(said.voicedTo(), until).isPresent());
    }

    /** When the agent, spoken over, had fallen silent: where a gap begins; empty if it went on or was silent before. */
    private OptionalDouble silentAt(SaidLine said, double until) {
        double at = said.from();
        double limit = Math.min(until, said.voicedTo() + 1);
        if (!speaks(at)) {
            return OptionalDouble.empty();
        }
        for (double gap = at; gap < limit; gap += 0.01) {
            if (heard.first(gap, gap + GAP_SECONDS).isEmpty()) {
                return OptionalDouble.of(gap);
            }
        }
        return OptionalDouble.empty();
    }

    private boolean speaks(double at) {
        return heard.first(at - GAP_SECONDS, at + 0.05).isPresent();
    }

    private OptionalDouble deadAir(SaidLine said, OptionalDouble silentAt, double until) {
        double from = Math.max(said.voicedTo(), silentAt.orElse(0) + 0.02);
        OptionalDouble first = heard.first(from, Math.max(from, until));
        return first.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(1000 * (first.getAsDouble() - said.voicedTo()));
    }

    /** When the turn was taken to be over while the caller still had words; empty if it was not. */
    private OptionalDouble cutAt(SaidLine said) {
        return call.events().stream()
                .filter(event -> event.is("turn.ended")
                        && !event.text("reason").equals("backchannel")
                        && event.at() > said.from() + 0.1
                        && event.at() < said.voicedTo() - 0.02)
                .mapToDouble(SeenEvent::at)
                .findFirst();
    }

    /** The record of the turn that answered the end of the utterance. */
    private Optional<JsonNode> record(List<SeenEvent> events, SaidLine said) {
        return events.stream()
                .filter(event -> event.is("turn.metrics") && event.at() > said.voicedTo())
                .map(SeenEvent::body)
                .filter(body -> body.path("voice_to_voice").isNumber())
                .findFirst();
    }

    private static Map<String, Double> speculation(JsonNode record) {
        var counts = new LinkedHashMap<String, Double>();
        record.path("speculation")
                .properties()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue().asDouble()));
        return counts;
    }

    private static Map<String, Double> stages(JsonNode record) {
        var stages = new LinkedHashMap<String, Double>();
        for (String stage : STAGES) {
            if (record.path(stage).isNumber()) {
                stages.put(
                        stage,
                        record.path(stage).asDouble()
                                - record.path("speech_end").asDouble());
            }
        }
        return stages;
    }
}

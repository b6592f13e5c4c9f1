package dev.kanak.server.gateway;

import dev.kanak.core.event.CallEvent;
import dev.kanak.core.event.Heard;
import dev.kanak.core.event.TurnRecord;
import dev.kanak.core.port.SearchEffort;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Call events as the JSON texts of the events socket: {@code type}, {@code at_ms} and the fields of the type. */
final class EventJson {

    private EventJson() {}

    static String of(CallEvent event) {
        return Json.write(
                switch (event) {
                    case CallEvent.CallStarted e ->
                        fields("call.started", e, "call_id", e.callId(), "resume_token", e.resumeToken());
                    case CallEvent.SpeechStarted e -> fields("speech.started", e);
                    case CallEvent.SpeechStopped e -> fields("speech.stopped", e);
                    case CallEvent.PartialTranscript e ->
                        fields(
                                "transcript.partial",
                                e,
                                "utterance_id",
                                e.utteranceId(),
                                "text",
                                e.text(),
                                "language",
                                e.language().code());
                    case CallEvent.FinalTranscript e ->
                        fields(
                                "transcript.final",
                                e,
                                "utterance_id",
                                e.utteranceId(),
                                "text",
                                e.text(),
                                "language",
                                e.language().code());
                    case CallEvent.TurnEnded e ->
                        fields("turn.ended", e, "utterance_id", e.utteranceId(), "reason", e.reason());
                    case CallEvent.TurnResumed e -> fields("turn.resumed", e, "utterance_id", e.utteranceId());
                    case CallEvent.StateChanged e ->
                        fields("state.changed", e, "from", e.from(), "to", e.to(), "slots", e.slots());
                    case CallEvent.ToolCalled e ->
                        fields(
                                "tool.called",
                                e,
                                "tool_call_id",
                                e.toolCallId(),
                                "name",
                                e.name(),
                                "arguments",
                                e.arguments());
                    case CallEvent.ToolFinished e ->
                        fields("tool.finished", e, "tool_call_id", e.toolCallId(), "ok", e.ok(), "result", e.result());
                    case CallEvent.KnowledgeFound e ->
                        fields("knowledge.found", e, "query", e.query(), "articles", e.articles());
                    case CallEvent.AgentText e ->
                        fields(
                                "agent.text",
                                e,
                                "turn_id",
                                e.turnId(),
                                "text",
                                e.text(),
                                "language",
                                e.language().code(),
                                "asked_slot",
                                e.askedSlot().orElse(null));
                    case CallEvent.AgentAudioStarted e -> fields("agent.audio_started", e, "turn_id", e.turnId());
                    case CallEvent.AgentAudioStopped e ->
                        fields(
                                "agent.audio_stopped",
                                e,
                                "turn_id",
                                e.turnId(),
                                "heard",
                                e.heard().text(),
                                "heard_ms",
                                e.heard().ms(),
                                "acknowledged",
                                e.heard().acknowledged());
                    case CallEvent.AgentUnsaid e -> fields("agent.unsaid", e, "turn_id", e.turnId());
                    case CallEvent.AgentInterrupted e -> fields("agent.interrupted", e, "turn_id", e.turnId());
                    case CallEvent.TurnMetrics e -> turn(e);
                    case CallEvent.Degraded e ->
                        fields("degraded", e, "component", e.component(), "reason", e.reason());
                    case CallEvent.CallEnded e -> fields("call.ended", e, "reason", e.reason());
                    case CallEvent.Failed e -> fields("error", e, "code", e.code(), "message", e.message());
                });
    }

    private static Map<String, @Nullable Object> fields(
            String type, CallEvent event, @Nullable Object... namesAndValues) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("type", type);
        fields.put("at_ms", event.atMs());
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return fields;
    }

    private static Map<String, @Nullable Object> turn(CallEvent.TurnMetrics event) {
        TurnRecord turn = event.turn();
        var fields = fields(
                "turn.metrics",
                event,
                "call_id",
                turn.callId(),
                "turn_id",
                turn.turnId(),
                "utterance_id",
                turn.utteranceId(),
                "caller_language",
                turn.callerLanguage().code(),
                "reply_language",
                turn.replyLanguage().code());
        time(fields, "speech_end", turn.speechEnd());
        time(fields, "endpoint", turn.endpoint());
        time(fields, "stt_final", turn.sttFinal());
        time(fields, "knowledge_ready", turn.knowledgeReady());
        time(fields, "first_token", turn.firstToken());
        time(fields, "first_clause", turn.firstClause());
        time(fields, "tts_first_audio", turn.ttsFirstAudio());
        time(fields, "first_packet_out", turn.firstPacketOut());
        time(fields, "voice_to_voice", turn.voiceToVoice());
        fields.put("inference_tier", turn.inferenceTier());
        fields.put("speculation", speculation(turn.speculation()));
        fields.put("knowledge", turn.knowledge().map(EventJson::effort).orElse(null));
        fields.put("articles", turn.articles());
        fields.put("heard", turn.heard().map(EventJson::heard).orElse(null));
        fields.put("frames_dropped", turn.framesDropped());
        return fields;
    }

    private static Map<String, Number> speculation(TurnRecord.Speculation speculation) {
        var fields = new LinkedHashMap<String, Number>();
        fields.put("begun", speculation.begun());
        fields.put("used", speculation.used());
        fields.put("wasted", speculation.wasted());
        fields.put("saved_ms", speculation.savedMs());
        return fields;
    }

    private static Map<String, Object> effort(SearchEffort effort) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("searches", effort.searches());
        fields.put("remembered", effort.remembered());
        fields.put("incomplete", effort.incomplete());
        fields.put("segments", effort.segments());
        fields.put("segment_rows", effort.segmentRows());
        fields.put("ahead", effort.ahead());
        return fields;
    }

    private static Map<String, Object> heard(Heard heard) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("text", heard.text());
        fields.put("ms", heard.ms());
        fields.put("acknowledged", heard.acknowledged());
        return fields;
    }

    private static void time(Map<String, @Nullable Object> fields, String name, OptionalLong ms) {
        fields.put(name, ms.isPresent() ? ms.getAsLong() : null);
    }
}

package dev.kanak.server.metrics;

import dev.kanak.core.event.CallEvent;
import dev.kanak.core.event.Heard;
import dev.kanak.core.event.TurnRecord;
import dev.kanak.core.port.SearchEffort;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** The lines a call leaves in the log: its start, one record per turn, its end. Nothing that was said is in them. */
final class CallLog {

    private static final Logger CALLS = LoggerFactory.getLogger("dev.kanak.calls");
    private static final Logger TURNS = LoggerFactory.getLogger("dev.kanak.turns");

    private CallLog() {}

    static void started(String callId) {
        CALLS.atInfo().setMessage("call started").addKeyValue("call_id", callId).log();
    }

    static void ended(String callId, CallEvent.CallEnded ended) {
        CALLS.atInfo()
                .setMessage("call ended")
                .addKeyValue("call_id", callId)
                .addKeyValue("reason", ended.reason())
                .addKeyValue("length_ms", ended.atMs())
                .log();
    }

    static void turn(TurnRecord turn) {
        var line = TURNS.atInfo()
                .setMessage("turn")
                .addKeyValue("call_id", turn.callId())
                .addKeyValue("turn_id", turn.turnId())
                .addKeyValue("utterance_id", turn.utteranceId())
                .addKeyValue("caller_language", turn.callerLanguage().code())
                .addKeyValue("reply_language", turn.replyLanguage().code());
        line = time(line, "speech_end", turn.speechEnd());
        line = time(line, "endpoint", turn.endpoint());
        line = time(line, "stt_final", turn.sttFinal());
        line = time(line, "knowledge_ready", turn.knowledgeReady());
        line = time(line, "first_token", turn.firstToken());
        line = time(line, "first_clause", turn.firstClause());
        line = time(line, "tts_first_audio", turn.ttsFirstAudio());
        line = time(line, "first_packet_out", turn.firstPacketOut());
        line = time(line, "voice_to_voice", turn.voiceToVoice());
        line = knowledge(line, turn.knowledge());
        line = heard(line, turn.heard());
        line.addKeyValue("articles", turn.articles())
                .addKeyValue("inference_tier", turn.inferenceTier())
                .addKeyValue("speculation_begun", turn.speculation().begun())
                .addKeyValue("speculation_used", turn.speculation().used())
                .addKeyValue("speculation_wasted", turn.speculation().wasted())
                .addKeyValue("speculation_saved_ms", turn.speculation().savedMs())
                .addKeyValue("frames_dropped", turn.framesDropped())
                .log();
    }

    private static LoggingEventBuilder knowledge(LoggingEventBuilder line, Optional<SearchEffort> knowledge) {
        return knowledge
                .map(effort -> line.addKeyValue("knowledge_searches", effort.searches())
                        .addKeyValue("knowledge_remembered", effort.remembered())
                        .addKeyValue("knowledge_incomplete", effort.incomplete())
                        .addKeyValue("knowledge_segments", effort.segments())
                        .addKeyValue("knowledge_segment_rows", effort.segmentRows())
                        .addKeyValue("knowledge_ahead", effort.ahead()))
                .orElse(line);
    }

    private static LoggingEventBuilder heard(LoggingEventBuilder line, Optional<Heard> heard) {
        return heard.map(cut ->
                        line.addKeyValue("heard_ms", cut.ms()).addKeyValue("heard_acknowledged", cut.acknowledged()))
                .orElse(line);
    }

    private static LoggingEventBuilder time(LoggingEventBuilder line, String name, OptionalLong ms) {
        return ms.isPresent() ? line.addKeyValue(name, ms.getAsLong()) : line;
    }
}

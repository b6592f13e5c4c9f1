package dev.kanak.server.config;

import dev.kanak.agent.AgentConfig;
import dev.kanak.core.speech.Language;
import dev.kanak.pipeline.conversation.ConversationConfig;
import dev.kanak.pipeline.graph.CallConfig;
import dev.kanak.pipeline.stt.SttConfig;
import dev.kanak.pipeline.stt.conformer.ConformerConfig;
import dev.kanak.pipeline.stt.tier.TierConfig;
import dev.kanak.pipeline.stt.whisper.WhisperConfig;
import dev.kanak.pipeline.tts.EspeakConfig;
import dev.kanak.pipeline.turn.EndOfTurnConfig;
import dev.kanak.pipeline.vad.VadConfig;
import dev.kanak.server.calls.CallsConfig;
import dev.kanak.server.chats.ChatsConfig;
import dev.kanak.server.gateway.GatewayConfig;
import dev.kanak.server.replay.ReplayConfig;
import dev.kanak.tools.EffectsConfig;
import dev.kanak.tools.ToolsConfig;
import dev.kanak.transport.session.TransportConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that was configured, valid as a whole.
 *
 * @param profile name of the profile, e.g. {@code personal}
 * @param home folder that holds {@code config} and {@code data}
 * @param mcpKeys keys of agents that may use the tools over MCP; none if it is not served
 * @param printed every key with its value and origin, secrets masked
 */
public record Configuration(
        String profile,
        Path home,
        GatewayConfig gateway,
        CallsConfig calls,
        ChatsConfig chats,
        TransportConfig media,
        Engines engines,
        Mind mind,
        EffectsConfig effects,
        List<Secret> mcpKeys,
        ReplayConfig replay,
        Logs logs,
        Map<String, Printed> printed) {

    /**
     * What a call hears and speaks with.
     *
     * @param inferenceThreads threads for models; 0 means one per core
     * @param inferenceQueue requests that may wait for one of them
     * @param sttEngine recogniser to use
     * @param sttFallback recogniser to use where the first gives nothing
     * @param stt the embedded recogniser
     * @param tiers how long each recogniser may take
     * @param conformer the published Conformer
     * @param whisper the published Whisper
     * @param vadModel Silero's interface
     * @param endOfTurn model that judges whether a turn is complete
     * @param keptVoiceBytes most audio of fixed sentences that is kept; 0 for none
     * @param warmUp longest that everything is run once for before calls are taken; 0 for not at all
     */
    public record Engines(
            int inferenceThreads,
            int inferenceQueue,
            SttEngineName sttEngine,
            Optional<SttEngineName> sttFallback,
            SttConfig stt,
            ConformerConfig conformer,
            WhisperConfig whisper,
            TierConfig tiers,
            Path vadModel,
            VadConfig vad,
            EndOfTurnConfig endOfTurn,
            EspeakConfig voice,
            int keptVoiceBytes,
            CallConfig call,
            Duration warmUp) {

        /** The same with another search of the embedded recogniser. */
        public Engines withStt(SttConfig other) {
            return new Engines(
                    inferenceThreads,
                    inferenceQueue,
                    sttEngine,
                    sttFallback,
                    other,
                    conformer,
                    whisper,
                    tiers,
                    vadModel,
                    vad,
                    endOfTurn,
                    voice,
                    keptVoiceBytes,
                    call,
                    warmUp);
        }
    }

    /**
     * What a conversation knows and can do.
     *
     * @param knowledge the lender's articles and their search
     * @param feminine grammatical gender of the voice
     * @param firstLanguage language of the greeting if the caller chose none
     * @param emergency public numbers for callers in danger
     * @param memory what is remembered of a call
     * @param zone the lender's local time
     */
    public record Mind(
            ToolsConfig tools,
            KnowledgeConfig knowledge,
            ConversationConfig conversation,
            boolean feminine,
            Language firstLanguage,
            List<Duration> silenceLimits,
            AgentConfig.Emergency emergency,
            AgentConfig.Remembering memory,
            ZoneId zone) {}

    /**
     * The log.
     *
     * @param json true for one JSON object a line, false for lines to read
     * @param level least severe level written, e.g. {@code info}
     */
    public record Logs(boolean json, String level) {}

    /**
     * A value as it may be shown.
     *
     * @param origin where it was given
     */
    public record Printed(String value, String origin) {}
}

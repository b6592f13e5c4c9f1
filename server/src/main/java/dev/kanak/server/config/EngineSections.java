package dev.kanak.server.config;

import dev.kanak.agent.AgentConfig;
import dev.kanak.core.speech.Language;
import dev.kanak.pipeline.conversation.ConversationConfig;
import dev.kanak.pipeline.graph.CallConfig;
import dev.kanak.pipeline.graph.HearingConfig;
import dev.kanak.pipeline.graph.PaceConfig;
import dev.kanak.pipeline.stt.SttConfig;
import dev.kanak.pipeline.stt.tier.TierConfig;
import dev.kanak.pipeline.tts.EspeakConfig;
import dev.kanak.pipeline.turn.AnswerKind;
import dev.kanak.pipeline.turn.EndOfTurnConfig;
import dev.kanak.pipeline.turn.TurnConfig;
import dev.kanak.pipeline.vad.VadConfig;
import dev.kanak.tools.ToolsConfig;
import dev.kanak.transport.session.TransportConfig;
import java.net.InetAddress;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The sections of the engines, each read into its module's record. */
final class EngineSections {

    /** Rate of espeak-ng's audio after resampling; Opus encodes it as it is. */
    private static final int PLAYOUT_RATE_HZ = 24_000;

    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    private final Settings settings;
    private final RecogniserSections recognisers;

    EngineSections(Settings settings) {
        this.settings = settings;
        this.recognisers = new RecogniserSections(settings);
    }

    TransportConfig media() {
        return new TransportConfig(
                address("media.bind-address"),
                settings.integer("media.udp-port", 0, 65_535),
                addresses("media.advertised-addresses"),
                PLAYOUT_RATE_HZ,
                settings.integer("media.opus-bitrate-bps", 6_000, 128_000),
                settings.integer("media.opus-complexity", 0, 10),
                settings.integer("calls.max-open", 1, 10_000),
                settings.integer("media.threads", 0, 1_024),
                settings.seconds("media.connect-timeout-s", 1, 120),
                settings.seconds("media.vanished-after-s", 1, 300),
                settings.millis("media.playout-ring-ms", 20, 60_000));
    }

    private String address(String key) {
        String text = settings.text(key);
        if (!text.isEmpty() && !isAddress(text)) {
            settings.problem(key, "must be an IP address, was \"" + text + "\"");
        }
        return isAddress(text) ? text : "127.0.0.1";
    }

    private List<String> addresses(String key) {
        var usable = new ArrayList<String>();
        for (String text : settings.texts(key)) {
            if (isAddress(text)) {
                usable.add(text);
            } else {
                settings.problem(key, "must be IP addresses, was \"" + text + "\"");
            }
        }
        return usable;
    }

    private static boolean isAddress(String text) {
        try {
            return InetAddress.ofLiteral(text) != null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    Configuration.Engines engines() {
        return new Configuration.Engines(
                settings.integer("inference.threads", 0, 1_024),
                settings.integer("inference.queue-capacity", 1, 100_000),
                SttEngineName.valueOf(
                        settings.oneOf("stt.engine", SttEngineName.words()).toUpperCase(Locale.ROOT)),
                fallback(),
                stt(),
                recognisers.conformer(),
                recognisers.whisper(),
                tiers(),
                settings.path("vad.model"),
                vad(),
                endOfTurn(),
                voice(),
                settings.integer("voice.kept-bytes", 0, 268_435_456),
                call(),
                settings.millis("server.warm-up-ms", 0, 60_000));
    }

    private Optional<SttEngineName> fallback() {
        String word = settings.oneOf(
                "stt.fallback-engine",
                Stream.concat(Stream.of("none"), Stream.of(SttEngineName.words()))
                        .toArray(String[]::new));
        return Stream.of(SttEngineName.values())
                .filter(name -> name.word().equals(word))
                .findFirst();
    }

    private SttConfig stt() {
        return new SttConfig(
                settings.path("stt.directory"),
                settings.integer("stt.beam-width", 1, 256),
                settings.decimal("stt.language-model-weight", 0, 2),
                settings.decimal("stt.symbol-bonus", -5, 5),
                settings.decimal("stt.word-model-weight", 0, 2),
                settings.decimal("stt.word-bonus", -10, 10),
                settings.flag("stt.biasing"),
                settings.decimal("stt.biasing-weight", 0, 3));
    }

    private VadConfig vad() {
        double start = settings.decimal("vad.start-probability", 0.01, 1);
        double sure = settings.decimal("vad.sure-probability", 0.01, 1);
        double stop = settings.decimal("vad.stop-probability", 0.01, 1);
        if (sure < start) {
            settings.problem("vad.sure-probability", "must be at least vad.start-probability, was " + sure);
        }
        if (stop > start) {
            settings.problem("vad.stop-probability", "must be at most vad.start-probability, was " + stop);
        }
        return new VadConfig(
                start,
                Math.max(start, sure),
                Math.min(start, stop),
                settings.millis("vad.min-speech-ms", 0, 2_000),
                settings.millis("vad.hangover-ms", 0, 5_000),
                settings.millis("vad.pre-roll-ms", 0, 5_000),
                settings.decimal("vad.floor-dbfs", -120, 0),
                settings.decimal("vad.margin-db", 0, 30));
    }

    private EspeakConfig voice() {
        return new EspeakConfig(
                settings.text("voice.command"),
                voiceName("voice.hindi-voice"),
                voiceName("voice.english-voice"),
                settings.integer("voice.words-per-minute", 80, 400),
                settings.integer("voice.pitch", 0, 99),
                settings.decimal("voice.gain-db", -24, 24),
                settings.millis("voice.pause-ms", 0, 2_000));
    }

    private String voiceName(String key) {
        String text = settings.text(key);
        boolean usable = text.matches("[A-Za-z][A-Za-z0-9/_-]*(\\+[A-Za-z0-9_]+)?");
        if (!usable && !text.isEmpty()) {
            settings.problem(key, "must be an espeak-ng voice such as hi+f3, was \"" + text + "\"");
        }
        return usable ? text : "hi";
    }

    private CallConfig call() {
        return new CallConfig(
                turn(),
                hearing(),
                new PaceConfig(
                        settings.oneOf("call.pipeline", "streaming", "serial").equals("serial"),
                        settings.integer("call.rehearsals-per-turn", 0, 20),
                        settings.millis("call.think-after-ms", 200, 60_000),
                        settings.millis("call.answer-within-ms", 500, 60_000)),
                settings.millis("call.greet-after-ms", 0, 60_000),
                settings.millis("call.no-match-after-ms", 0, 10_000),
                settings.seconds("call.max-length-s", 10, 86_400));
    }

    private EndOfTurnConfig endOfTurn() {
        boolean embedded =
                settings.oneOf("turn.engine", "embedded", "smart-turn").equals("embedded");
        var own = new EndOfTurnConfig.Embedded(settings.path("turn.end-of-turn-model"));
        var smart = new EndOfTurnConfig.SmartTurnGraph(
                settings.path("turn.smart-turn-model"),
                settings.flag("turn.smart-turn-sigmoid"),
                settings.decimal("turn.smart-turn-threshold", 0.01, 0.99));
        return embedded ? own : smart;
    }

    private HearingConfig hearing() {
        Duration slowAfter = settings.millis("stt.slow-after-ms", 100, 60_000);
        Duration giveUpAfter = settings.millis("stt.give-up-after-ms", 100, 120_000);
        if (giveUpAfter.compareTo(slowAfter) < 0) {
            settings.problem("stt.give-up-after-ms", "must be at least stt.slow-after-ms");
        }
        return new HearingConfig(
                settings.decimal("stt.min-confidence", 0, 1),
                settings.decimal("stt.min-word-confidence", 0, 2),
                settings.integer("stt.typing-after", 1, 10),
                slowAfter,
                giveUpAfter,
                settings.seconds("stt.max-utterance-s", 1, 30),
                settings.integer("stt.max-utterance-bytes", 32_000, 33_554_432));
    }

    private TierConfig tiers() {
        return new TierConfig(
                settings.millis("stt.stream-timeout-ms", 10, 60_000),
                settings.millis("stt.batch-timeout-ms", 10, 60_000),
                settings.millis("stt.fallback-timeout-ms", 10, 60_000),
                settings.integer("stt.retries", 0, 10),
                settings.millis("stt.retry-delay-ms", 1, 5_000));
    }

    private TurnConfig turn() {
        return new TurnConfig(
                settings.decimal("turn.end-probability", 0.01, 0.99),
                settings.decimal("turn.complete-probability", 0, 1),
                Map.of(
                        AnswerKind.CHOICE, budget("choice"),
                        AnswerKind.DIGITS, budget("digits"),
                        AnswerKind.FIGURE, budget("figure"),
                        AnswerKind.PHRASE, budget("phrase"),
                        AnswerKind.OPEN, budget("open")),
                settings.millis("turn.hold-ms", 0, 30_000),
                settings.millis("turn.barge-in-after-ms", 0, 5_000),
                settings.millis("turn.backchannel-limit-ms", 0, 5_000),
                settings.seconds("turn.max-length-s", 1, 300),
                new TurnConfig.PaceBounds(
                        settings.millis("turn.brisk-caller-most-ms", 0, 1_000),
                        settings.millis("turn.hesitant-caller-most-ms", 0, 3_000),
                        settings.millis("turn.slow-caller-ms", 0, 3_000)),
                new TurnConfig.GoingOn(
                        settings.millis("turn.goes-on-within-ms", 0, 5_000),
                        settings.millis("turn.reaction-ms", 0, 2_000)));
    }

    private TurnConfig.Budget budget(String kind) {
        Duration shortest = settings.millis("turn." + kind + "-shortest-ms", 0, 5_000);
        Duration longest = settings.millis("turn." + kind + "-longest-ms", 0, 10_000);
        if (longest.compareTo(shortest) < 0) {
            settings.problem("turn." + kind + "-longest-ms", "must be at least turn." + kind + "-shortest-ms");
            return new TurnConfig.Budget(shortest, shortest);
        }
        return new TurnConfig.Budget(shortest, longest);
    }

    Configuration.Mind mind(ToolsConfig tools, KnowledgeConfig knowledge) {
        return new Configuration.Mind(
                tools,
                knowledge,
                new ConversationConfig(
                        settings.millis("tools.timeout-ms", 10, 60_000), settings.integer("knowledge.articles", 1, 20)),
                settings.oneOf("agent.gender", "feminine", "masculine").equals("feminine"),
                Language.of(settings.oneOf("agent.first-language", "hi", "hinglish", "en"))
                        .orElse(Language.HINDI),
                List.of(
                        settings.millis("agent.first-silence-ms", 1_000, 60_000),
                        settings.millis("agent.second-silence-ms", 1_000, 60_000),
                        settings.millis("agent.third-silence-ms", 1_000, 60_000)),
                new AgentConfig.Emergency(
                        settings.text("agent.emergency-number"), settings.text("agent.cyber-fraud-number")),
                new AgentConfig.Remembering(
                        settings.integer("agent.summary-tokens", 50, 100_000),
                        settings.flag("agent.offer-to-remember")),
                zone("agent.time-zone"));
    }

    private ZoneId zone(String key) {
        String text = settings.text(key);
        try {
            return ZoneId.of(text);
        } catch (DateTimeException _) {
            settings.problem(key, "must be a time zone such as Asia/Kolkata, was \"" + text + "\"");
            return INDIA;
        }
    }
}

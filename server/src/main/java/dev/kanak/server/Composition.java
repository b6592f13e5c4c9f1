package dev.kanak.server;

import dev.kanak.agent.AgentConfig;
import dev.kanak.agent.GoldLoanAgent;
import dev.kanak.agent.guard.OutboundRules;
import dev.kanak.core.dialogue.Dialogue;
import dev.kanak.core.dialogue.DialogueAction.Say;
import dev.kanak.core.error.TransportException;
import dev.kanak.core.error.VoiceException;
import dev.kanak.pipeline.graph.CallEngines;
import dev.kanak.pipeline.graph.CallSentences;
import dev.kanak.pipeline.tts.FixedClauses;
import dev.kanak.pipeline.tts.KeptVoice;
import dev.kanak.rag.knowledge.LiveKnowledge;
import dev.kanak.server.calls.CallService;
import dev.kanak.server.calls.LostCalls;
import dev.kanak.server.chats.ChatService;
import dev.kanak.server.config.Configuration;
import dev.kanak.server.gateway.Services;
import dev.kanak.server.health.Readiness;
import dev.kanak.server.knowledge.KnowledgeEngines;
import dev.kanak.server.knowledge.KnowledgeWatch;
import dev.kanak.server.knowledge.PriceDay;
import dev.kanak.server.metrics.Metrics;
import dev.kanak.server.outbound.OutboundChecks;
import dev.kanak.server.replay.CallLogFolder;
import dev.kanak.server.talk.ConversationFactory;
import dev.kanak.tools.Toolset;
import dev.kanak.tools.lender.LenderConfig;
import dev.kanak.tools.mcp.McpEndpoint;
import dev.kanak.transport.session.WebRtcServer;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Chooses every implementation: loads the engines of a configuration and joins them into services. */
final class Composition implements AutoCloseable {

    /** What must be ready before a call is taken. */
    static final List<String> COMPONENTS =
            List.of("tools", "knowledge", "agent", "recogniser", "voice_activity", "end_of_turn", "voice", "media");

    private static final Duration SWEEP_EVERY = Duration.ofSeconds(5);

    private final Configuration configuration;
    private final Readiness readiness;
    private final Opened open = new Opened();
    private final Services services;
    private final AtomicBoolean warm = new AtomicBoolean();

    private Composition(Configuration configuration, Readiness readiness, Metrics metrics) {
        this.configuration = configuration;
        this.readiness = readiness;
        try {
            services = join(metrics);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Loads everything.
     *
     * @throws StartException if an engine cannot be loaded; it names the component
     */
    static Composition load(Configuration configuration, Readiness readiness, Metrics metrics) {
        return new Composition(configuration, readiness, metrics);
    }

    Services services() {
        return services;
    }

    private Services join(Metrics metrics) {
        var clock = InstantSource.system();
        var mind = configuration.mind();
        var lender = component(
                "tools", "lender", () -> LenderConfig.read(mind.tools().lenderConfig()));
        var toolset = closing(component("tools", () -> Toolset.open(mind.tools(), configuration.effects(), clock)));
        var priceDay = new PriceDay(mind.tools(), lender, clock);
        var search = closing(component(
                "knowledge",
                "search_models",
                () -> KnowledgeEngines.load(mind.knowledge(), lender, priceDay, trace -> {
                    if (warm.get()) {
                        metrics.search(trace);
                    }
                })));
        var knowledge = closing(component("knowledge", "articles", () -> knowledge(search, metrics)));
        var agentConfig = component("agent", () -> AgentSettings.of(mind, lender, toolset.at(clock)));
        var understanding = component("agent", () -> GoldLoanAgent.understanding(agentConfig));
        Dialogue.Factory agent = component("agent", () -> GoldLoanAgent.factory(agentConfig, understanding));
        var logs = component("call_logs", () -> CallLogFolder.of(configuration.replay(), clock));
        var conversations = new Conversations(mind, agent, toolset, knowledge, search.analysis(), logs);
        var chats = new ChatService(configuration.chats(), conversations, metrics, clock);
        var mcp = mcp(toolset, clock);

        var loaded = closing(LoadedEngines.load(configuration, this::component));
        metrics.inference(loaded.pool());
        var engines = withKeptVoice(loaded.engines(), agentConfig);
        var media = closing(component("media", this::openMedia));
        var lost = new LostCalls(configuration.calls().resumeWithin(), clock);
        var line = new WebRtcLine(
                media, engines, conversations, configuration.engines().call(), lost);
        var _ = closing(new Sweep(SWEEP_EVERY, List.of(lost::forgetExpired, chats::forgetIdle)));
        var calls = closing(new CallService(configuration.calls(), line, metrics.calls(), clock));
        metrics.outbox(toolset::outbox);
        warmUp(
                engines,
                agentConfig,
                () -> Toolset.open(mind.tools(), configuration.effects().inMemory(), clock),
                scratch -> new Conversations(mind, agent, scratch, knowledge, search.analysis(), Optional.empty()));
        return new Services(calls, chats, understanding, engines.endOfTurn(), outbound(lender, toolset, clock), mcp);
    }

    /** Runs everything that a turn needs once; nothing of it is counted. */
    private void warmUp(
            CallEngines engines,
            AgentConfig agent,
            Supplier<Toolset> scratch,
            Function<Toolset, ConversationFactory> conversations) {
        var config = configuration.engines();
        List<Say> openings = config.keptVoiceBytes() == 0 ? List.of() : sentences(GoldLoanAgent.openings(agent));
        var work = new WarmUp(engines, scratch, conversations, config.call(), new FixedClauses(openings).all());
        try {
            var _ = StartLog.step("warm_up", () -> {
                work.run(config.warmUp());
                return work;
            });
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        warm.set(true);
    }

    /** The call's own sentences and the agent's. */
    private static List<Say> sentences(List<Say> agents) {
        return Stream.concat(CallSentences.all().stream(), agents.stream()).toList();
    }

    private CallEngines withKeptVoice(CallEngines engines, AgentConfig agent) {
        int most = configuration.engines().keptVoiceBytes();
        if (most == 0) {
            return engines;
        }
        var fixed = new FixedClauses(
                Stream.concat(CallSentences.all().stream(), GoldLoanAgent.fixedSentences(agent).stream())
                        .toList());
        return new CallEngines(
                engines.stt(), engines.vad(), engines.endOfTurn(), new KeptVoice(engines.tts(), fixed, most));
    }

    private static OutboundChecks outbound(LenderConfig lender, Toolset toolset, InstantSource clock) {
        var allowed = lender.outbound();
        var rules = new OutboundRules(
                LocalTime.parse(allowed.allowedFrom()), LocalTime.parse(allowed.allowedTo()), ZoneId.of(allowed.tz()));
        return new OutboundChecks(rules, new NumberAnswers(toolset), clock);
    }

    /** What callers have answered, from the lender's database. */
    private record NumberAnswers(Toolset toolset) implements OutboundChecks.Answers {

        @Override
        public boolean doNotCall(String phone) {
            return toolset.doNotCall(phone);
        }

        @Override
        public boolean agreed(String phone, OutboundChecks.Purpose purpose) {
            return switch (purpose) {
                case FOLLOW_UP -> toolset.agreedToContact(phone);
                case MARKETING -> toolset.agreedToMarketing(phone);
            };
        }
    }

    /** The articles, and a watch that exchanges them once others are published. */
    private LiveKnowledge knowledge(KnowledgeEngines search, Metrics metrics) {
        var knowledge = LiveKnowledge.open(search::index);
        readiness.version("knowledge", knowledge::version);
        readiness.version("vectors", search::vectors);
        metrics.knowledge(knowledge.version());
        metrics.vectorsServed(search::servesVectors);
        var folder = configuration.mind().knowledge().folder();
        var watch = closing(new KnowledgeWatch(folder, knowledge, metrics::knowledge));
        watch.start();
        return knowledge;
    }

    private Optional<Services.McpService> mcp(Toolset toolset, InstantSource clock) {
        if (configuration.mcpKeys().isEmpty()) {
            return Optional.empty();
        }
        var timeout = configuration.mind().conversation().toolTimeout();
        var endpoint = closing(component("mcp", () -> new McpEndpoint(toolset.at(clock), timeout)));
        return Optional.of(new Services.McpService(endpoint, configuration.mcpKeys()));
    }

    private WebRtcServer openMedia() {
        var config = configuration.media();
        try {
            return WebRtcServer.open(config);
        } catch (TransportException e) {
            if (e.kind() != TransportException.Kind.SOCKET_FAILED) {
                throw e;
            }
            throw new StartException(
                    "cannot receive media on %s:%d: the port is taken or the address is not this machine's; choose another port with --udp-port (key media.udp-port) or address with --set media.bind-address=…"
                            .formatted(config.bindAddress(), config.udpPort()),
                    e);
        }
    }

    private <T> T component(String name, Callable<T> load) {
        return component(name, name, load);
    }

    /** Loads one component, or part of it, and says so; a failure names it. */
    private <T> T component(String name, String step, Callable<T> load) {
        try {
            T loaded = StartLog.step(step, load::call);
            readiness.set(name, Readiness.State.READY);
            return loaded;
        } catch (StartException e) {
            readiness.set(name, Readiness.State.FAILED);
            throw e;
        } catch (VoiceException | IllegalArgumentException e) {
            readiness.set(name, Readiness.State.FAILED);
            throw new StartException("cannot start " + name + ": " + e.getMessage(), e);
        } catch (Exception e) {
            readiness.set(name, Readiness.State.FAILED);
            throw new StartException("cannot start " + name + ": " + e, e);
        }
    }

    private <T extends AutoCloseable> T closing(T resource) {
        return open.add(resource);
    }

    /** Frees everything, the last loaded first. */
    @Override
    public void close() {
        open.close();
    }
}

package dev.kanak.server;

import dev.kanak.agent.GoldLoanAgent;
import dev.kanak.agent.fsm.Understanding;
import dev.kanak.agent.replay.CallLog;
import dev.kanak.agent.replay.LoggedDialogue;
import dev.kanak.core.dialogue.Dialogue;
import dev.kanak.core.port.Retriever;
import dev.kanak.core.port.Tool;
import dev.kanak.pipeline.conversation.Conversation;
import dev.kanak.pipeline.conversation.ToolRunner;
import dev.kanak.rag.analysis.TextAnalysis;
import dev.kanak.rag.knowledge.KnowledgeIndex;
import dev.kanak.rag.prefetch.PrefetchingRetriever;
import dev.kanak.server.config.Configuration;
import dev.kanak.server.knowledge.KnowledgeEngines;
import dev.kanak.server.knowledge.PriceDay;
import dev.kanak.server.replay.CallLogFolder;
import dev.kanak.server.talk.ConversationFactory;
import dev.kanak.server.talk.StubbedTool;
import dev.kanak.server.talk.TalkOptions;
import dev.kanak.tools.Toolset;
import dev.kanak.tools.lender.LenderConfig;
import java.io.IOException;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Joins the agent, its tools and its knowledge into conversations, with the time and the failures a test asks for. */
public final class Conversations implements ConversationFactory {

    private final Configuration.Mind mind;
    private final Dialogue.Factory agent;
    private final Toolset toolset;
    private final List<Tool> tools;
    private final Retriever knowledge;
    private final Optional<CallLogFolder> logs;

    Conversations(
            Configuration.Mind mind,
            Dialogue.Factory agent,
            Toolset toolset,
            Retriever knowledge,
            TextAnalysis analysis,
            Optional<CallLogFolder> logs) {
        this.logs = logs;
        this.mind = mind;
        this.agent = agent;
        this.toolset = toolset;
        this.tools = toolset.at(Clock.system(mind.zone()));
        this.knowledge = new PrefetchingRetriever(knowledge, analysis);
    }

    /**
     * Everything that a conversation in text needs, without the engines that hear and speak; what its tools do is kept
     * nowhere.
     *
     * @throws IOException if the lender's files cannot be read
     */
    public static Conversations load(Configuration configuration) throws IOException {
        var mind = configuration.mind();
        var lender = LenderConfig.read(mind.tools().lenderConfig());
        var clock = InstantSource.system();
        var toolset = Toolset.open(mind.tools(), configuration.effects().inMemory(), clock);
        var engines = engines(mind, lender, clock);
        return new Conversations(
                mind,
                GoldLoanAgent.factory(AgentSettings.of(mind, lender, toolset.at(clock))),
                toolset,
                engines.index(),
                engines.analysis(),
                Optional.empty());
    }

    /**
     * Dialogues as a configuration's agent holds them.
     *
     * @throws IOException if the lender's files cannot be read
     */
    static Dialogue.Factory dialogues(Configuration configuration) throws IOException {
        return load(configuration).agent;
    }

    /**
     * What the agent of a configuration understands of a text.
     *
     * @throws IOException if the lender's files cannot be read
     */
    public static Understanding understanding(Configuration configuration) throws IOException {
        var mind = configuration.mind();
        var lender = LenderConfig.read(mind.tools().lenderConfig());
        return GoldLoanAgent.understanding(AgentSettings.of(mind, lender, List.of()));
    }

    /**
     * The knowledge of a configuration's lender.
     *
     * @throws IOException if the lender's files cannot be read
     */
    public static KnowledgeIndex knowledge(Configuration configuration) throws IOException {
        var mind = configuration.mind();
        var lender = LenderConfig.read(mind.tools().lenderConfig());
        return engines(mind, lender, InstantSource.system()).index();
    }

    private static KnowledgeEngines engines(Configuration.Mind mind, LenderConfig lender, InstantSource clock) {
        return KnowledgeEngines.load(mind.knowledge(), lender, new PriceDay(mind.tools(), lender, clock), _ -> {});
    }

    @Override
    public Conversation open(TalkOptions options) {
        String id = newId();
        var dialogue = agent.open(options.language(), options.callerNumber());
        return logs.map(folder -> folder.open(id, new CallLog.Heading(options.language(), options.callerNumber())))
                .map(log -> open(options, id, new LoggedDialogue(dialogue, log)))
                .orElseGet(() -> open(options, id, dialogue));
    }

    /**
     * Opens a conversation whose inputs and decisions are written down.
     *
     * @param log takes the lines of {@link CallLog}
     */
    public Conversation open(TalkOptions options, Consumer<String> log) {
        return open(options, newId(), new LoggedDialogue(agent.open(options.language(), options.callerNumber()), log));
    }

    private static String newId() {
        return "call-" + UUID.randomUUID();
    }

    private Conversation open(TalkOptions options, String id, Dialogue dialogue) {
        Clock clock = options.now()
                .map(now -> Clock.fixed(now.toInstant(), mind.zone()))
                .orElseGet(() -> Clock.system(mind.zone()));
        List<Tool> dated = options.now().isPresent() ? toolset.at(clock) : tools;
        return new Conversation(
                dialogue,
                Optional.of(() -> agent.open(options.language(), options.callerNumber())),
                new ToolRunner(StubbedTool.breaking(dated, options.toolStubs()), id),
                knowledge.forCall(),
                mind.conversation(),
                clock);
    }
}

package dev.kanak.server;

import dev.kanak.agent.GoldLoanAgent;
import dev.kanak.agent.fsm.Understanding;
import dev.kanak.core.dialogue.Dialogue;
import dev.kanak.core.port.Retriever;
import dev.kanak.core.port.Tool;
import dev.kanak.pipeline.conversation.Conversation;
import dev.kanak.pipeline.conversation.ToolRunner;
import dev.kanak.rag.knowledge.KnowledgeIndex;
import dev.kanak.server.config.Configuration;
import dev.kanak.server.talk.ConversationFactory;
import dev.kanak.server.talk.StubbedTool;
import dev.kanak.server.talk.TalkOptions;
import dev.kanak.tools.Toolset;
import dev.kanak.tools.lender.LenderConfig;
import java.io.IOException;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;

/** Joins the agent, its tools and its knowledge into conversations, with the time and the failures a test asks for. */
public final class Conversations implements ConversationFactory {

    private final Configuration.Mind mind;
    private final Dialogue.Factory agent;
    private final Toolset toolset;
    private final List<Tool> tools;
    private final Retriever knowledge;

    Conversations(Configuration.Mind mind, Dialogue.Factory agent, Toolset toolset, Retriever knowledge) {
        this.mind = mind;
        this.agent = agent;
        this.toolset = toolset;
        this.tools = toolset.at(Clock.system(mind.zone()));
        this.knowledge = knowledge;
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
        return new Conversations(
                mind,
                GoldLoanAgent.factory(AgentSettings.of(mind, lender, toolset.at(clock))),
                toolset,
                KnowledgeIndex.open(mind.knowledge(), lender.kbVars()));
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

    @Override
    public Conversation open(TalkOptions options) {
        Clock clock = options.now()
                .map(now -> Clock.fixed(now.toInstant(), mind.zone()))
                .orElseGet(() -> Clock.system(mind.zone()));
        List<Tool> dated = options.now().isPresent() ? toolset.at(clock) : tools;
        return new Conversation(
                agent.open(options.language(), options.callerNumber()),
                new ToolRunner(StubbedTool.breaking(dated, options.toolStubs())),
                knowledge,
                mind.conversation(),
                clock);
    }
}

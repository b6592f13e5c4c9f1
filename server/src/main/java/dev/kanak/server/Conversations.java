package dev.kanak.server;

import dev.kanak.core.dialogue.Dialogue;
import dev.kanak.core.port.Retriever;
import dev.kanak.core.port.Tool;
import dev.kanak.pipeline.conversation.Conversation;
import dev.kanak.pipeline.conversation.ToolRunner;
import dev.kanak.server.config.Configuration;
import dev.kanak.server.talk.ConversationFactory;
import dev.kanak.server.talk.StubbedTool;
import dev.kanak.server.talk.TalkOptions;
import dev.kanak.tools.LenderTools;
import java.time.Clock;
import java.util.List;

/** Joins the agent, its tools and its knowledge into conversations, with the time and the failures a test asks for. */
final class Conversations implements ConversationFactory {

    private final Configuration.Mind mind;
    private final Dialogue.Factory agent;
    private final List<Tool> tools;
    private final Retriever knowledge;

    Conversations(Configuration.Mind mind, Dialogue.Factory agent, List<Tool> tools, Retriever knowledge) {
        this.mind = mind;
        this.agent = agent;
        this.tools = tools;
        this.knowledge = knowledge;
    }

    @Override
    public Conversation open(TalkOptions options) {
        Clock clock = options.now()
                .map(now -> Clock.fixed(now.toInstant(), mind.zone()))
                .orElseGet(() -> Clock.system(mind.zone()));
        List<Tool> dated = options.now().isPresent() ? LenderTools.load(mind.tools(), clock) : tools;
        return new Conversation(
                agent.open(options.language()),
                new ToolRunner(StubbedTool.breaking(dated, options.toolStubs())),
                knowledge,
                mind.conversation(),
                clock);
    }
}

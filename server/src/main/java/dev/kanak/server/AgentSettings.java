package dev.kanak.server;

import dev.kanak.agent.AgentConfig;
import dev.kanak.agent.wording.Prompts.Gender;
import dev.kanak.core.port.Tool;
import dev.kanak.core.speech.Language;
import dev.kanak.server.config.Configuration;
import dev.kanak.tools.lender.LenderConfig;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the agent is told of its lender. */
final class AgentSettings {

    private AgentSettings() {}

    /**
     * The agent's configuration from the server's and the lender's.
     *
     * @throws IOException if the branches cannot be read
     */
    static AgentConfig of(Configuration.Mind mind, LenderConfig lender, List<Tool> tools) throws IOException {
        var bank = lender.bank();
        return new AgentConfig(
                Map.of(
                        Language.HINDI, bank.nameHi(),
                        Language.HINGLISH, bank.nameEn(),
                        Language.ENGLISH, bank.nameEn()),
                bank.helpline(),
                mind.emergency(),
                mind.memory(),
                mind.feminine() ? Gender.FEMININE : Gender.MASCULINE,
                SpokenPlaces.read(mind.tools().branches()),
                tools.stream().map(Tool::name).collect(Collectors.toUnmodifiableSet()),
                mind.silenceLimits(),
                mind.firstLanguage());
    }
}

package dev.kanak.rag.knowledge;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The demo lender's knowledge, as the repository holds it. */
final class DemoKnowledge {

    static final Path FOLDER = Path.of("../data/knowledge");

    private DemoKnowledge() {}

    static KnowledgeIndex index() {
        return KnowledgeIndex.open(FOLDER, variables());
    }

    static Map<String, String> variables() {
        try {
            Map<String, String> variables = new HashMap<>();
            new ObjectMapper()
                    .readTree(Path.of("../data/lender/lender_config.json").toFile())
                    .get("kb_vars")
                    .properties()
                    .forEach(entry ->
                            variables.put(entry.getKey(), entry.getValue().asText()));
            return variables;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

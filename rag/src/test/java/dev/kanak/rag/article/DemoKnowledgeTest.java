package dev.kanak.rag.article;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kanak.core.speech.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoKnowledgeTest {

    @Test
    void everyTopicIsWrittenInHindiAndInEnglish() throws IOException {
        KnowledgeBase knowledge = KnowledgeBase.read(Path.of("../data/knowledge"), variables());

        assertThat(knowledge.topics()).hasSize(56).allSatisfy(topic -> {
            assertThat(topic.in(Language.HINDI).language()).isEqualTo(Language.HINDI);
            assertThat(topic.in(Language.ENGLISH).language()).isEqualTo(Language.ENGLISH);
        });
    }

    @Test
    void noHindiArticleHasAnEnglishWordInItsSentences() throws IOException {
        KnowledgeBase knowledge = KnowledgeBase.read(Path.of("../data/knowledge"), variables());

        assertThat(knowledge.topics())
                .extracting(topic -> topic.in(Language.HINDI).body())
                .allSatisfy(body ->
                        assertThat(body.replaceAll("\\S*(@|\\.rbi\\.)\\S*", "")).doesNotContainPattern("[A-Za-z]"));
    }

    private static Map<String, String> variables() throws IOException {
        Map<String, String> variables = new HashMap<>();
        new ObjectMapper()
                .readTree(Path.of("../data/lender/lender_config.json").toFile())
                .get("kb_vars")
                .properties()
                .forEach(entry -> variables.put(entry.getKey(), entry.getValue().asText()));
        return variables;
    }
}

package dev.kanak.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The knowledge's settings on a server as users start it. */
final class KnowledgeSettingsIT {

    /** A port that nothing listens on. */
    private static final String DEAD = "http://127.0.0.1:1";

    @Test
    void aDeadQdrantLeavesTheWordsAndTheServerSaysSo() {
        try (KanakProcess kanak = KanakProcess.start(
                "media.udp-port=0",
                "knowledge.vectors=qdrant",
                "qdrant.url=" + DEAD,
                "knowledge.reranker=kanak",
                "knowledge.reranker-timeout-ms=10000")) {
            Signalling http = new Signalling(kanak.base());
            JsonNode greeting = Signalling.json(http.postJson("/v1/chats", Map.of("language", "hi-IN")));
            String messages = "/v1/chats/" + greeting.path("id").asText() + "/messages";
            http.postJson(messages, Map.of("text", "जी हाँ"));

            JsonNode reply = Signalling.json(http.postJson(messages, Map.of("text", "गोल्ड लोन पर ब्याज दर कितनी है")));

            assertThat(reply.path("articles")).extracting(JsonNode::asText).contains("interest-rates.hi");
            assertThat(Signalling.json(http.get("/health/ready"))
                            .at("/versions/vectors")
                            .asText())
                    .isEqualTo("words alone: Qdrant cannot be reached");
            assertThat(http.get("/metrics").body())
                    .contains("kanak_knowledge_vectors_served 0.0")
                    .contains("kanak_knowledge_legs_total{leg=\"dense\",outcome=\"failed\"}")
                    .contains("kanak_knowledge_rerank_rows_total");
            assertThat(kanak.log())
                    .contains("vectors cannot be published to Qdrant")
                    .doesNotContain("io.qdrant");
        }
    }
}

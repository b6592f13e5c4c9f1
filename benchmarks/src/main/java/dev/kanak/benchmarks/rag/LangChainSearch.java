package dev.kanak.benchmarks.rag;

import dev.kanak.rag.index.PassageIndex;
import dev.kanak.rag.search.Embedder;
import dev.kanak.rag.search.Passage;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.rag.AugmentationRequest;
import dev.langchain4j.rag.DefaultRetrievalAugmentor;
import dev.langchain4j.rag.RetrievalAugmentor;
import dev.langchain4j.rag.content.aggregator.DefaultContentAggregator;
import dev.langchain4j.rag.content.retriever.EmbeddingStoreContentRetriever;
import dev.langchain4j.rag.query.router.DefaultQueryRouter;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * LangChain4j's retrieval augmentor over the same passages and with the same embedder: its retriever over an embedding store in
 * memory beside a keyword retriever on Lucene as it comes, fused by its reciprocal ranks. Thread-safe.
 */
final class LangChainSearch {

    /** Metadata key of a segment. */
    static final String TOPIC = "topic";

    private static final int DEPTH = 10;

    private final RetrievalAugmentor augmentor;

    LangChainSearch(List<Passage> passages, Embedder embedder) throws IOException {
        List<TextSegment> segments = segments(passages);
        EmbeddingModel model = new Model(embedder);
        InMemoryEmbeddingStore<TextSegment> store = new InMemoryEmbeddingStore<>();
        List<Embedding> vectors =
                embedder.embedAll(segments.stream().map(TextSegment::text).toList(), Embedder.Role.PASSAGE).stream()
                        .map(Embedding::from)
                        .toList();
        store.addAll(vectors, segments);
        var byMeaning = EmbeddingStoreContentRetriever.builder()
                .embeddingStore(store)
                .embeddingModel(model)
                .maxResults(DEPTH)
                .build();
        this.augmentor = DefaultRetrievalAugmentor.builder()
                .queryRouter(new DefaultQueryRouter(byMeaning, new KeywordRetriever(segments, DEPTH)))
                .contentAggregator(new DefaultContentAggregator())
                .build();
    }

    /** Heading and text, and heading and callers' phrases, as Kanak embeds them. */
    private static List<TextSegment> segments(List<Passage> passages) {
        List<TextSegment> segments = new ArrayList<>();
        for (Passage passage : passages) {
            String asked = passage.metadata().getOrDefault(PassageIndex.ASKED_AS, "");
            for (String text : List.of(passage.text(), asked)) {
                if (!text.isBlank()) {
                    String whole = passage.title().isBlank() ? text : passage.title() + ". " + text;
                    segments.add(TextSegment.from(whole, Metadata.from(TOPIC, passage.topicId())));
                }
            }
        }
        return segments;
    }

    /** The topics found, best first, each once. */
    List<String> topics(String question) {
        UserMessage message = UserMessage.from(question);
        var metadata = dev.langchain4j.rag.query.Metadata.from(message, "measure", List.of());
        return augmentor.augment(new AugmentationRequest(message, metadata)).contents().stream()
                .map(content ->
                        Objects.requireNonNull(content.textSegment().metadata().getString(TOPIC)))
                .distinct()
                .toList();
    }

    /** The embedder, as LangChain4j asks for it. */
    private record Model(Embedder embedder) implements EmbeddingModel {

        @Override
        public Response<Embedding> embed(String text) {
            return Response.from(Embedding.from(embedder.embed(text, Embedder.Role.QUERY)));
        }

        @Override
        public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
            return Response.from(segments.stream()
                    .map(segment -> Embedding.from(embedder.embed(segment.text(), Embedder.Role.QUERY)))
                    .toList());
        }

        @Override
        public int dimension() {
            return embedder.dimension();
        }
    }
}

package dev.kanak.rag.index;

import dev.kanak.core.error.RetrievalException;
import dev.kanak.core.speech.Language;
import dev.kanak.rag.analysis.Glossary;
import dev.kanak.rag.analysis.Question;
import dev.kanak.rag.analysis.TextAnalysis;
import dev.kanak.rag.search.DenseIndex;
import dev.kanak.rag.search.Embedder;
import dev.kanak.rag.search.Passage;
import dev.kanak.rag.search.QueryClass;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/**
 * Passages of any number, found by words and, if they were embedded, by vectors. Immutable and thread-safe.
 *
 * <p>The passages of a topic are one document for words, so that a question finds it by a word of any of its languages; each
 * has its own vectors.
 */
public final class PassageIndex implements AutoCloseable {

    /** Key of a passage's metadata: phrases callers use for its subject, parted by full stops. */
    public static final String ASKED_AS = "asked_as";

    /** Key of a passage's metadata: questions it answers, one a line, the wordings of one parted by tabs. */
    public static final String EXAMPLES = "examples";

    /** Key of a passage's metadata: numbers of the sentences that answer those questions, one a line; 0 if it is not told. */
    public static final String ANSWERED_BY = "answered_by";

    /** Vectors, of which a passage has one for each example question too, from which on they are searched by graph. */
    static final int GRAPH_FROM = 20_000;

    /** What a lender's words take while they are read; written in one piece, nothing need be merged. */
    private static final double BUFFER_MB = 64;

    /**
     * A topic that matches a question by its words.
     *
     * @param topicId {@link Passage#topicId}
     * @param coverage share of the question's meaning that it holds, 0 to 1
     */
    public record WordHit(String topicId, double score, double coverage) {}

    private final Map<String, List<Passage>> topics;
    private final List<String> topicIds;
    private final Map<String, String> topicOf = new HashMap<>();
    private final Map<String, Integer> vectorsOf = new HashMap<>();
    private final Directory directory;
    private final DirectoryReader reader;
    private final SparseIndex words;
    private final Optional<DenseIndex> vectors;
    private final String version;
    private final Optional<Glossary> glossary;

    private PassageIndex(
            Map<String, List<Passage>> topics,
            Directory directory,
            Optional<DenseIndex> vectors,
            String version,
            WordScoring scoring,
            TextAnalysis analysis)
            throws IOException {
        this.topics = topics;
        this.topicIds = List.copyOf(topics.keySet());
        topics.forEach((topic, passages) -> {
            passages.forEach(passage -> topicOf.put(passage.id(), topic));
            vectorsOf.put(topic, passages.stream().mapToInt(Embedding::count).sum());
        });
        this.directory = directory;
        this.reader = DirectoryReader.open(directory);
        this.words = new SparseIndex(reader, scoring);
        this.vectors = vectors;
        this.version = version;
        boolean hasEnglish = topics.values().stream()
                .flatMap(List::stream)
                .anyMatch(passage -> passage.language() == Language.ENGLISH);
        this.glossary = hasEnglish ? Optional.empty() : Optional.of(analysis.glossary());
    }

    /**
     * Indexes a lender's articles in memory.
     *
     * @param embedder makes the vectors; none are searched without it
     * @throws RetrievalException (INDEX_FAILED) if that is not possible
     */
    public static PassageIndex inMemory(
            Collection<Passage> passages, TextAnalysis analysis, Optional<Embedder> embedder) {
        return of(passages, analysis, embedder, VectorStore.MEMORY);
    }

    /** The same for passages whose words are weighed in another way. */
    public static PassageIndex inMemory(
            Collection<Passage> passages, TextAnalysis analysis, Optional<Embedder> embedder, WordScoring scoring) {
        return of(passages, analysis, embedder, VectorStore.MEMORY, scoring);
    }

    /**
     * Indexes passages with their words in memory and their vectors where they are to be.
     *
     * @param embedder makes the vectors; none are searched without it
     * @throws RetrievalException (INDEX_FAILED) if that is not possible
     */
    public static PassageIndex of(
            Collection<Passage> passages, TextAnalysis analysis, Optional<Embedder> embedder, VectorStore store) {
        return of(passages, analysis, embedder, store, WordScoring.KNOWLEDGE);
    }

    private static PassageIndex of(
            Collection<Passage> passages,
            TextAnalysis analysis,
            Optional<Embedder> embedder,
            VectorStore store,
            WordScoring scoring) {
        try {
            Map<String, List<Passage>> topics = byTopic(passages);
            Directory directory = new ByteBuffersDirectory();
            writeWords(directory, topics.values(), analysis);
            String version = IndexVersion.of(passages, embedder);
            Optional<DenseIndex> vectors =
                    embedder.map(model -> store.open(() -> Embedding.of(passages, model), model.dimension(), version));
            return new PassageIndex(topics, directory, vectors, version, scoring, analysis);
        } catch (IOException e) {
            throw new RetrievalException(
                    RetrievalException.Kind.INDEX_FAILED, "the passages cannot be indexed", false, e);
        }
    }

    static Map<String, List<Passage>> byTopic(Collection<Passage> passages) {
        Map<String, List<Passage>> topics = new LinkedHashMap<>();
        passages.forEach(passage -> topics.computeIfAbsent(passage.topicId(), _ -> new ArrayList<>(2))
                .add(passage));
        return topics;
    }

    /** Topics in order, so that a document's number is its topic's. */
    static void writeWords(Directory directory, Collection<List<Passage>> topics, TextAnalysis analysis)
            throws IOException {
        IndexWriterConfig config = new IndexWriterConfig()
                .setMergePolicy(new LogDocMergePolicy())
                .setRAMBufferSizeMB(BUFFER_MB)
                .setUseCompoundFile(false);
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            for (List<Passage> topic : topics) {
                writer.addDocument(TopicDocument.of(topic, analysis));
            }
            writer.forceMerge(1);
        }
    }

    static DenseIndex dense(List<Embedded> vectors, int dimension) {
        if (vectors.size() < GRAPH_FROM) {
            return new ExactIndex(dimension, vectors);
        }
        try {
            Directory directory = new ByteBuffersDirectory();
            HnswIndex.write(directory, vectors);
            return HnswIndex.open(directory);
        } catch (IOException e) {
            throw new RetrievalException(
                    RetrievalException.Kind.INDEX_FAILED, "the vectors cannot be indexed", false, e);
        }
    }

    /**
     * The topics that match a question by its words, best first.
     *
     * @throws RetrievalException (SEARCH_FAILED) if the index cannot be read
     */
    public List<WordHit> byWords(Question question, int limit) {
        try {
            return found(question, limit).stream()
                    .map(hit -> new WordHit(topicIds.get(hit.topic()), hit.score(), hit.coverage()))
                    .toList();
        } catch (IOException e) {
            throw new RetrievalException(
                    RetrievalException.Kind.SEARCH_FAILED, "the index of words cannot be searched", true, e);
        }
    }

    private List<SparseIndex.Hit> found(Question question, int limit) throws IOException {
        return question.queryClass() == QueryClass.ENGLISH && glossary.isPresent()
                ? words.search(question, glossary.get().of(question), SparseWeights.ACROSS, limit)
                : words.search(question, Map.of(), SparseWeights.of(question.queryClass()), limit);
    }

    /** The vectors; empty if the passages were not embedded. */
    public Optional<DenseIndex> vectors() {
        return vectors;
    }

    /** The passages of a topic; empty if the index has no such topic. */
    public List<Passage> topic(String topicId) {
        return topics.getOrDefault(topicId, List.of());
    }

    /** The topic of a passage; empty if the index has no such passage. */
    public Optional<String> topicOf(String passageId) {
        return Optional.ofNullable(topicOf.get(passageId));
    }

    /** How many vectors the passages of a topic have together. */
    public int vectorsOf(String topicId) {
        return vectorsOf.getOrDefault(topicId, 0);
    }

    /** Number of topics. */
    public int size() {
        return topicIds.size();
    }

    /** Stands for the passages' content and the model that embedded them. */
    public String version() {
        return version;
    }

    @Override
    public void close() {
        try {
            vectors.ifPresent(DenseIndex::close);
            reader.close();
            directory.close();
        } catch (IOException e) {
            throw new RetrievalException(RetrievalException.Kind.INDEX_FAILED, "the index cannot be closed", false, e);
        }
    }
}

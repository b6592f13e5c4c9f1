package dev.kanak.rag.qdrant;

import static io.qdrant.client.PointIdFactory.id;
import static io.qdrant.client.ValueFactory.value;

import dev.kanak.core.error.RetrievalException;
import dev.kanak.rag.index.Embedded;
import dev.kanak.rag.search.Deadline;
import dev.kanak.rag.search.DenseIndex;
import io.qdrant.client.ConditionFactory;
import io.qdrant.client.QueryFactory;
import io.qdrant.client.VectorFactory;
import io.qdrant.client.VectorsFactory;
import io.qdrant.client.WithPayloadSelectorFactory;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Common.PointId;
import io.qdrant.client.grpc.Points.PointStruct;
import io.qdrant.client.grpc.Points.QueryPoints;
import io.qdrant.client.grpc.Points.ScrollPoints;
import io.qdrant.client.grpc.Points.ScrollResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Vectors of passages in a collection of Qdrant. Thread-safe.
 *
 * <p>What is searched is an alias. {@link #publish} fills a new collection and then points the alias to it, so a search sees
 * the old vectors or the new ones, never a mixture.
 */
public final class QdrantIndex implements DenseIndex {

    private static final String PASSAGE = "passage_id";

    private final QdrantConfig config;
    private final QdrantConnection connection;
    private final int dimension;

    private QdrantIndex(QdrantConfig config, QdrantConnection connection, int dimension) {
        this.config = config;
        this.connection = connection;
        this.dimension = dimension;
    }

    /**
     * Connects; nothing is asked before the first search.
     *
     * @param dimension length of every vector
     */
    public static QdrantIndex open(QdrantConfig config, int dimension) {
        return new QdrantIndex(config, new QdrantConnection(config), dimension);
    }

    /**
     * Serves these vectors from now on, in place of those before. The same vectors and version may be published again: points
     * keep their ids.
     *
     * @param version names the collection
     * @param labels by passage, what searches may be narrowed to
     * @throws RetrievalException (SEARCH_FAILED) if Qdrant fails; what was served before still is
     */
    public void publish(List<Embedded> vectors, String version, Map<String, Map<String, String>> labels) {
        QdrantCollections collections = new QdrantCollections(config, connection, dimension);
        String collection = collections.create(version);
        List<PointStruct> points = points(vectors, labels);
        for (int from = 0; from < points.size(); from += config.batch()) {
            List<PointStruct> batch = points.subList(from, Math.min(points.size(), from + config.batch()));
            connection.ask(client -> client.upsertAsync(collection, batch));
        }
        collections.serve(collection);
    }

    private List<PointStruct> points(List<Embedded> vectors, Map<String, Map<String, String>> labels) {
        Map<String, Integer> seen = new HashMap<>();
        List<PointStruct> points = new ArrayList<>(vectors.size());
        for (Embedded each : vectors) {
            int ordinal = seen.merge(each.passageId(), 1, Integer::sum);
            PointStruct.Builder point = PointStruct.newBuilder()
                    .setId(pointId(each.passageId(), ordinal))
                    .setVectors(
                            VectorsFactory.namedVectors(Map.of(config.vector(), VectorFactory.vector(each.vector()))))
                    .putPayload(PASSAGE, value(each.passageId()));
            labels.getOrDefault(each.passageId(), Map.of())
                    .forEach((name, label) -> point.putPayload(name, value(label)));
            points.add(point.build());
        }
        return points;
    }

    /** A passage's vectors always have the same ids. */
    private static PointId pointId(String passageId, int ordinal) {
        return id(UUID.nameUUIDFromBytes((passageId + "#" + ordinal).getBytes(StandardCharsets.UTF_8)));
    }

    /** Number of points that are served; asks Qdrant. */
    @Override
    public int size() {
        return Math.toIntExact(connection.ask(client -> client.countAsync(config.collection(), config.timeout())));
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public List<Hit> search(float[] query, int limit, Deadline deadline) {
        return search(query, limit, Map.of(), deadline);
    }

    /**
     * The nearest passages that carry all of some labels.
     *
     * @param labels names and values as they were published; empty for no narrowing
     * @throws RetrievalException (SEARCH_FAILED) if Qdrant fails or is late
     */
    public List<Hit> search(float[] query, int limit, Map<String, String> labels, Deadline deadline) {
        if (query.length != dimension) {
            throw new RetrievalException(
                    RetrievalException.Kind.SEARCH_FAILED,
                    "the index holds vectors of " + dimension + " numbers, the embedder gives " + query.length
                            + ": build the index again",
                    false);
        }
        if (limit < 1) {
            return List.of();
        }
        QueryPoints request = QueryPoints.newBuilder()
                .setCollectionName(config.collection())
                .setQuery(QueryFactory.nearest(query))
                .setUsing(config.vector())
                .setFilter(filter(labels))
                .setLimit(limit)
                .setWithPayload(WithPayloadSelectorFactory.include(List.of(PASSAGE)))
                .build();
        return connection.ask(deadline.left(), (client, within) -> client.queryAsync(request, within)).stream()
                .map(point -> new Hit(point.getPayloadOrThrow(PASSAGE).getStringValue(), point.getScore()))
                .toList();
    }

    private static Filter filter(Map<String, String> labels) {
        Filter.Builder filter = Filter.newBuilder();
        labels.forEach((name, label) -> filter.addMust(ConditionFactory.matchKeyword(name, label)));
        return filter.build();
    }

    /** The passages that are served, read page by page; a passage with several vectors is named as often. */
    public List<String> passageIds() {
        List<String> ids = new ArrayList<>();
        ScrollPoints.Builder page = ScrollPoints.newBuilder()
                .setCollectionName(config.collection())
                .setLimit(config.batch())
                .setWithPayload(WithPayloadSelectorFactory.include(List.of(PASSAGE)));
        while (true) {
            ScrollPoints request = page.build();
            ScrollResponse response = connection.ask(client -> client.scrollAsync(request, config.timeout()));
            response.getResultList()
                    .forEach(point -> ids.add(point.getPayloadOrThrow(PASSAGE).getStringValue()));
            if (!response.hasNextPageOffset()) {
                return ids;
            }
            page.setOffset(response.getNextPageOffset());
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}

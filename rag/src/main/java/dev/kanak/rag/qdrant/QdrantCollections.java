package dev.kanak.rag.qdrant;

import dev.kanak.core.error.RetrievalException;
import io.qdrant.client.grpc.Collections.AliasDescription;
import io.qdrant.client.grpc.Collections.AliasOperations;
import io.qdrant.client.grpc.Collections.CreateAlias;
import io.qdrant.client.grpc.Collections.DeleteAlias;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Collections.VectorParams;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The collections behind an alias: one for each content that was published, the last of which is served. */
final class QdrantCollections {

    private static final String BETWEEN = "--";

    private final QdrantConfig config;
    private final QdrantConnection connection;
    private final int dimension;

    QdrantCollections(QdrantConfig config, QdrantConnection connection, int dimension) {
        this.config = config;
        this.connection = connection;
        this.dimension = dimension;
    }

    /** Creates the collection of a content unless it exists, and gives its name. */
    String create(String version) {
        String name = config.collection() + BETWEEN + version;
        boolean exists = connection.ask(client -> client.collectionExistsAsync(name, config.timeout()));
        if (exists) {
            checkDimension(name);
            return name;
        }
        VectorParams vector = VectorParams.newBuilder()
                .setSize(dimension)
                .setDistance(Distance.Cosine)
                .build();
        connection.ask(client -> client.createCollectionAsync(name, Map.of(config.vector(), vector)));
        return name;
    }

    private void checkDimension(String name) {
        var info = connection.ask(client -> client.getCollectionInfoAsync(name, config.timeout()));
        var params =
                info.getConfig().getParams().getVectorsConfig().getParamsMap().getMapMap();
        VectorParams vector = params.get(config.vector());
        if (vector == null || vector.getSize() != dimension) {
            throw new RetrievalException(
                    RetrievalException.Kind.INDEX_FAILED,
                    "Qdrant's collection " + name + " holds other vectors than " + config.vector() + " of " + dimension
                            + " numbers; delete it or publish under another name",
                    false);
        }
    }

    /** Points the alias to a collection in one step, and deletes the collections it pointed to before. */
    void serve(String collection) {
        List<AliasDescription> aliases = connection.ask(client -> client.listAliasesAsync(config.timeout()));
        List<String> before = aliases.stream()
                .filter(alias -> alias.getAliasName().equals(config.collection()))
                .map(AliasDescription::getCollectionName)
                .toList();
        List<AliasOperations> change = new ArrayList<>();
        if (!before.isEmpty()) {
            change.add(AliasOperations.newBuilder()
                    .setDeleteAlias(DeleteAlias.newBuilder().setAliasName(config.collection()))
                    .build());
        }
        change.add(AliasOperations.newBuilder()
                .setCreateAlias(CreateAlias.newBuilder()
                        .setAliasName(config.collection())
                        .setCollectionName(collection))
                .build());
        connection.ask(client -> client.updateAliasesAsync(change, config.timeout()));
        before.stream()
                .filter(old -> !old.equals(collection) && old.startsWith(config.collection() + BETWEEN))
                .forEach(old -> connection.ask(client -> client.deleteCollectionAsync(old, config.timeout())));
    }
}

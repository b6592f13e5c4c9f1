package dev.kanak.rag.qdrant;

import io.grpc.Status;
import io.qdrant.client.grpc.Collections.VectorParams;
import io.qdrant.client.grpc.Points.PointStruct;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Collections and aliases of a {@link ProtocolServer}. Every method is called under its lock. */
final class ProtocolState {

    /** Points by id, in the order of their ids. */
    record Collection(Map<String, VectorParams> vectors, TreeMap<String, PointStruct> points) {}

    final Map<String, Collection> collections = new LinkedHashMap<>();
    final Map<String, String> aliases = new LinkedHashMap<>();

    /** A collection by its name or an alias of it. */
    Collection get(String name) {
        Collection found = collections.get(aliases.getOrDefault(name, name));
        if (found == null) {
            throw Status.NOT_FOUND.withDescription("no collection").asRuntimeException();
        }
        return found;
    }
}

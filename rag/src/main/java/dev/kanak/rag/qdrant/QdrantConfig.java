package dev.kanak.rag.qdrant;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a Qdrant is and how it is used.
 *
 * @param address {@code http://host:port} or, with TLS, {@code https://host:port}; the port is that of gRPC, 6334 if none is
 *     named
 * @param apiKey sent with every request; a server without keys ignores it
 * @param collection name of the alias that is searched; the collections behind it are named after it and their content
 * @param vector name of the vector within a point
 * @param timeout for one request
 * @param batch points of one upload, and of one page that is read
 */
public record QdrantConfig(
        URI address, Optional<String> apiKey, String collection, String vector, Duration timeout, int batch) {

    private static final int GRPC_PORT = 6334;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    public QdrantConfig {
        boolean scheme = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!scheme || address.getHost() == null) {
            throw new IllegalArgumentException("the address of Qdrant must be http://host:port or https://host:port");
        }
        if (!NAME.matcher(collection).matches() || !NAME.matcher(vector).matches()) {
            throw new IllegalArgumentException("names of collection and vector may hold letters, digits, _ and -");
        }
        if (apiKey.isPresent() && "http".equals(address.getScheme()) && !isThisMachine(address.getHost())) {
            throw new IllegalArgumentException("a key of Qdrant is not sent over the network in the clear: use https");
        }
        if (batch < 1 || timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("batch and timeout must be positive");
        }
    }

    /** The usual: vectors named {@code text}, two seconds, 256 points at a time. */
    public static QdrantConfig of(URI address, Optional<String> apiKey, String collection) {
        return new QdrantConfig(address, apiKey, collection, "text", Duration.ofSeconds(2), 256);
    }

    private static boolean isThisMachine(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }

    boolean tls() {
        return "https".equals(address.getScheme());
    }

    int port() {
        return address.getPort() < 0 ? GRPC_PORT : address.getPort();
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "QdrantConfig[" + address + ", " + collection + "]";
    }
}

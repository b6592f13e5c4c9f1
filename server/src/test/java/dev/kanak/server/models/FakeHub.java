package dev.kanak.server.models;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A hub and its file server on two ports, in this process. Large files redirect to the file server, which understands
 * ranges; small ones are answered by the hub.
 */
final class FakeHub implements AutoCloseable {

    /** A request as it came. */
    record Seen(String path, String range, String ifRange, String authorization) {}

    final Map<String, byte[]> files = new TreeMap<>();
    final List<Seen> hubSaw = new CopyOnWriteArrayList<>();
    final List<Seen> filesSaw = new CopyOnWriteArrayList<>();
    final Map<String, Integer> breakAfter = new ConcurrentHashMap<>();
    final Map<String, Long> claimedSize = new ConcurrentHashMap<>();
    final List<String> withoutChecksum = new ArrayList<>();
    final List<String> served = new ArrayList<>();
    volatile int refuseWith;
    volatile String acceptedToken = "";
    volatile int pageSize = 2;
    volatile byte[] corruption = {};

    private final HttpServer hub;
    private final HttpServer fileServer;

    FakeHub() throws IOException {
        hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        fileServer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hub.createContext("/", this::answer);
        fileServer.createContext("/", this::serve);
        hub.start();
        fileServer.start();
    }

    URI address() {
        return URI.create("http://localhost:" + hub.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            hubSaw.add(seen(exchange));
            boolean allowed = refuseWith == 0
                    || ("Bearer " + acceptedToken)
                            .equals(exchange.getRequestHeaders().getFirst("Authorization"));
            String path = exchange.getRequestURI().getPath();
            if (!allowed) {
                exchange.sendResponseHeaders(refuseWith, -1);
            } else if (path.startsWith("/api/models/owner/model/tree/main")) {
                list(exchange);
            } else {
                redirect(exchange, path.substring("/owner/model/resolve/main/".length()));
            }
        }
    }

    private void list(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        int from = query.contains("cursor=") ? Integer.parseInt(query.replaceAll(".*cursor=(\\d+).*", "$1")) : 0;
        var names = List.copyOf(files.keySet());
        var entries = new ArrayList<String>();
        entries.add("{\"type\": \"directory\", \"path\": \"onnx\", \"size\": 0}");
        for (String name : names.subList(from, Math.min(names.size(), from + pageSize))) {
            long size = claimedSize.getOrDefault(name, (long) bytes(name).length);
            String sum = withoutChecksum.contains(name)
                    ? ""
                    : ", \"lfs\": {\"oid\": \"%s\", \"size\": %d}".formatted(sha256(bytes(name)), size);
            entries.add("{\"type\": \"file\", \"path\": \"%s\", \"size\": %d%s}".formatted(name, size, sum));
        }
        if (from + pageSize < names.size()) {
            exchange.getResponseHeaders()
                    .set(
                            "Link",
                            "<%s/api/models/owner/model/tree/main?recursive=true&cursor=%d>; rel=\"next\""
                                    .formatted(address(), from + pageSize));
        }
        byte[] body = ("[" + String.join(", ", entries) + "]").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private void redirect(HttpExchange exchange, String name) throws IOException {
        if (!files.containsKey(name)) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        "http://127.0.0.1:%d/blob/%s"
                                .formatted(fileServer.getAddress().getPort(), name));
        exchange.sendResponseHeaders(302, -1);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            filesSaw.add(seen(exchange));
            String name = exchange.getRequestURI().getPath().substring("/blob/".length());
            byte[] all = corruption.length > 0 ? corruption : bytes(name);
            String etag = "\"" + sha256(bytes(name)).substring(0, 16) + "\"";
            String range = exchange.getRequestHeaders().getFirst("Range");
            boolean partial =
                    range != null && etag.equals(exchange.getRequestHeaders().getFirst("If-Range"));
            int from = partial ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
            exchange.getResponseHeaders().set("ETag", etag);
            if (partial) {
                exchange.getResponseHeaders()
                        .set("Content-Range", "bytes %d-%d/%d".formatted(from, all.length - 1, all.length));
            }
            int upTo = Math.min(all.length, from + breakAfter.getOrDefault(name, Integer.MAX_VALUE / 2));
            breakAfter.remove(name);
            served.add("%s %d-%d".formatted(name, from, upTo));
            exchange.sendResponseHeaders(partial ? 206 : 200, all.length - from);
            exchange.getResponseBody().write(all, from, upTo - from);
            exchange.getResponseBody().flush();
        }
    }

    private byte[] bytes(String name) {
        return files.getOrDefault(name, new byte[0]);
    }

    private static Seen seen(HttpExchange exchange) {
        var headers = exchange.getRequestHeaders();
        return new Seen(
                exchange.getRequestURI().getPath(),
                String.valueOf(headers.getFirst("Range")),
                String.valueOf(headers.getFirst("If-Range")),
                String.valueOf(headers.getFirst("Authorization")));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        hub.stop(0);
        fileServer.stop(0);
    }
}

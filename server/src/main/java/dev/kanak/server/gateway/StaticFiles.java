package dev.kanak.server.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** The call page and the API's description, read from the class path once and kept in memory. */
final class StaticFiles {

    private static final Map<String, File> BY_PATH = Map.of(
            "/", new File("page/index.html", "text/html; charset=utf-8"),
            "/page/kanak.css", new File("page/kanak.css", "text/css; charset=utf-8"),
            "/page/kanak.js", new File("page/kanak.js", "text/javascript; charset=utf-8"),
            "/page/call.js", new File("page/call.js", "text/javascript; charset=utf-8"),
            "/page/keep.js", new File("page/keep.js", "text/javascript; charset=utf-8"),
            "/page/words.js", new File("page/words.js", "text/javascript; charset=utf-8"),
            "/page/view.js", new File("page/view.js", "text/javascript; charset=utf-8"),
            "/page/icon.svg", new File("page/icon.svg", "image/svg+xml"),
            "/openapi.yaml", new File("openapi.yaml", "application/yaml; charset=utf-8"));

    private record File(String resource, String type) {}

    private record Loaded(Buffer bytes, String type, String tag) {}

    private final Map<String, Loaded> files = new TreeMap<>();

    StaticFiles() {
        BY_PATH.forEach((path, file) -> files.put(path, load(file)));
    }

    Iterable<String> paths() {
        return files.keySet();
    }

    /** Answers with the file of a path from {@link #paths}. */
    void send(RoutingContext context, String path) {
        Loaded file = files.get(path);
        if (file == null) {
            throw ApiException.notFound("page");
        }
        var response = context.response()
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader(HttpHeaders.ETAG, file.tag())
                .putHeader(HttpHeaders.CONTENT_TYPE, file.type());
        if (file.tag().equals(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
        } else {
            response.end(file.bytes());
        }
    }

    private static Loaded load(File file) {
        try (var stream = StaticFiles.class.getResourceAsStream("/dev/kanak/server/" + file.resource())) {
            if (stream == null) {
                throw new IllegalStateException("no resource " + file.resource());
            }
            byte[] bytes = stream.readAllBytes();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            String tag = "\"" + HexFormat.of().formatHex(digest, 0, 8) + "\"";
            return new Loaded(Buffer.buffer(bytes), file.type(), tag);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

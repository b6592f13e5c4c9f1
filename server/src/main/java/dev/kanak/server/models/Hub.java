package dev.kanak.server.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A model hub that speaks Hugging Face's interface: a list of a repository's files with their sizes and checksums, and
 * files by ranges. The access token goes to the hub's own host only, never along a redirect. Thread-safe.
 */
final class Hub implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>;\\s*rel=\"next\"");
    private static final int MAX_REDIRECTS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI address;
    private final Optional<String> token;
    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /**
     * @param token access token; empty for none
     */
    Hub(URI address, Optional<String> token) {
        this.address = address;
        this.token = token;
    }

    /**
     * A file as the hub lists it.
     *
     * @param sha256 checksum; empty for small files, which the hub does not give one for
     */
    record Listed(String path, long bytes, Optional<String> sha256) {}

    /** A file being read. */
    record Answer(int status, Optional<String> etag, Optional<Long> totalBytes, InputStream body) {}

    /**
     * Lists a repository's files.
     *
     * @throws ModelsException if the hub refuses or cannot be reached
     */
    List<Listed> files(Catalogue.Model model) throws InterruptedException {
        var files = new ArrayList<Listed>();
        Optional<URI> page = Optional.of(address.resolve(
                "/api/models/%s/tree/%s?recursive=true".formatted(model.repository(), encoded(model.revision()))));
        while (page.isPresent()) {
            HttpResponse<InputStream> response = get(page.get(), model, Optional.empty());
            try (InputStream body = response.body()) {
                for (JsonNode entry : JSON.readTree(body)) {
                    if (entry.path("type").asText().equals("file")) {
                        files.add(listed(entry));
                    }
                }
            } catch (IOException | IllegalArgumentException e) {
                throw new ModelsException("the hub's list of files is not readable: " + e.getMessage(), e);
            }
            page = response.headers().firstValue("Link").flatMap(Hub::next).map(address::resolve);
        }
        return files;
    }

    private static Listed listed(JsonNode entry) {
        return new Listed(
                Catalogue.relative(entry.path("path").asText()),
                entry.path("size").asLong(),
                Optional.of(entry.path("lfs").path("oid").asText()).filter(sum -> sum.matches("[0-9a-f]{64}")));
    }

    private static Optional<String> next(String link) {
        Matcher matcher = NEXT.matcher(link);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /**
     * Opens a file from a byte on.
     *
     * @param from 0 for the whole
     * @param etag version that the bytes before {@code from} are of; the hub sends the whole file if it has another
     */
    Answer open(Catalogue.Model model, String path, long from, Optional<String> etag) throws InterruptedException {
        URI uri = address.resolve(
                "/%s/resolve/%s/%s".formatted(model.repository(), encoded(model.revision()), encoded(path)));
        Optional<Range> range =
                from > 0 && etag.isPresent() ? Optional.of(new Range(from, etag.get())) : Optional.empty();
        HttpResponse<InputStream> response = get(uri, model, range);
        Optional<Long> length = response.headers().firstValue("Content-Length").map(Long::parseLong);
        boolean partial = response.statusCode() == 206;
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("ETag"),
                length.map(rest -> partial ? rest + from : rest),
                response.body());
    }

    private record Range(long from, String etag) {}

    private HttpResponse<InputStream> get(URI uri, Catalogue.Model model, Optional<Range> range)
            throws InterruptedException {
        URI target = uri;
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            HttpResponse<InputStream> response = send(target, range);
            int status = response.statusCode();
            if (status == 200 || status == 206) {
                return response;
            }
            close(response);
            if (status < 300 || status >= 400) {
                throw refused(status, model, target);
            }
            String location = response.headers()
                    .firstValue("Location")
                    .orElseThrow(() -> new ModelsException("the hub redirects to nowhere"));
            target = target.resolve(location);
        }
        throw new ModelsException("the hub redirects in circles");
    }

    private HttpResponse<InputStream> send(URI uri, Optional<Range> range) throws InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(PATIENCE).header("User-Agent", "kanak");
        if (token.isPresent() && sameOrigin(uri)) {
            request.header("Authorization", "Bearer " + token.get());
        }
        range.ifPresent(
                wanted -> request.header("Range", "bytes=" + wanted.from + "-").header("If-Range", wanted.etag));
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (HttpConnectTimeoutException | ConnectException e) {
            throw new ModelsException(
                    "cannot reach %s; behind a proxy set KANAK_JAVA_OPTS=\"-Dhttps.proxyHost=… -Dhttps.proxyPort=…\""
                            .formatted(uri.getHost()),
                    e);
        } catch (HttpTimeoutException e) {
            throw new ModelsException("%s does not answer".formatted(uri.getHost()), e);
        } catch (IOException e) {
            throw new ModelsException(
                    "the connection to %s broke; run the command again to go on".formatted(uri.getHost()), e);
        }
    }

    private boolean sameOrigin(URI uri) {
        return address.getScheme().equals(uri.getScheme())
                && address.getHost().equalsIgnoreCase(uri.getHost())
                && address.getPort() == uri.getPort();
    }

    private ModelsException refused(int status, Catalogue.Model model, URI uri) {
        return switch (status) {
            case 401, 403 -> new ModelsException(gatedMessage(model));
            case 404 -> new ModelsException("%s has no %s".formatted(uri.getHost(), uri.getPath()));
            case 416 -> new ModelsException("the hub has less of the file than is here; delete the .part file");
            case 429 -> new ModelsException("%s asks for a pause (429); try again later".formatted(uri.getHost()));
            default -> new ModelsException("%s answered %d".formatted(uri.getHost(), status));
        };
    }

    private String gatedMessage(Catalogue.Model model) {
        String state = token.isPresent()
                ? "The token in HF_TOKEN was not accepted: its account has not accepted the terms, or it may not read."
                : "No token was given.";
        return """
                %s is gated: its owner wants to know who uses it. %s
                  1. Sign in at %s and open %s
                  2. Accept the terms there.
                  3. Make an access token that may read: %s
                  4. Run: HF_TOKEN=<token> kanak models fetch %s""".formatted(
                        model.repository(),
                        state,
                        address,
                        address.resolve("/" + model.repository()),
                        address.resolve("/settings/tokens"),
                        model.name());
    }

    private static void close(HttpResponse<InputStream> response) {
        try {
            response.body().close();
        } catch (IOException _) {
            // what is left of a refused answer is of no use
        }
    }

    private static String encoded(String path) {
        return Stream.of(path.split("/", -1))
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }

    @Override
    public void close() {
        client.close();
    }
}

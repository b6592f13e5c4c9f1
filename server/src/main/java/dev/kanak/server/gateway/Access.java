package dev.kanak.server.gateway;

import dev.kanak.server.config.Secret;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may ask: keys, origins of pages, and names of this server. */
final class Access {

    private static final String BEARER = "bearer ";

    private final GatewayConfig config;

    Access(GatewayConfig config) {
        this.config = config;
    }

    boolean keysConfigured() {
        return !config.apiKeys().isEmpty();
    }

    /** True if the request bears one of the keys; false if none is configured. */
    boolean bearsKey(HttpServerRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return false;
        }
        byte[] given = header.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8);
        boolean found = false;
        for (Secret key : config.apiKeys()) {
            found |= MessageDigest.isEqual(given, key.value().getBytes(StandardCharsets.UTF_8));
        }
        return found;
    }

    /**
     * Lets a request pass only if it bears a key, where keys are configured.
     *
     * @throws ApiException (401)
     */
    void requireKey(HttpServerRequest request) {
        if (keysConfigured() && !bearsKey(request)) {
            throw unauthorised();
        }
    }

    static ApiException unauthorised() {
        return new ApiException(401, "unauthorised", "A valid API key or call token is needed.")
                .header("WWW-Authenticate", "Bearer");
    }

    /** The origin of the page that sent the request, if it is one from another site that is allowed. */
    Optional<String> allowedOrigin(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.ORIGIN)).filter(config.allowedOrigins()::contains);
    }

    /**
     * Refuses pages of other sites; browsers do not stop them from opening sockets.
     *
     * @throws ApiException (403)
     */
    void refuseForeignPages(HttpServerRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && !config.allowedOrigins().contains(origin) && !isSameSite(origin, request.authority())) {
            throw new ApiException(403, "origin_not_allowed", "Pages of this origin may not use the server.");
        }
    }

    private static boolean isSameSite(String origin, @Nullable HostAndPort authority) {
        int scheme = origin.indexOf("://");
        return authority != null && scheme > 0 && origin.substring(scheme + 3).equalsIgnoreCase(authority.toString());
    }

    /**
     * Refuses names that are not this server's while no key protects it: a page could otherwise have its own name resolve
     * to this address (DNS rebinding).
     *
     * @throws ApiException (403)
     */
    void refuseForeignNames(HttpServerRequest request) {
        var authority = request.authority();
        if (keysConfigured() || authority == null || isOurs(authority.host())) {
            return;
        }
        throw new ApiException(
                403, "host_not_allowed", "The server does not go by this name; see gateway.allowed-hosts.");
    }

    private boolean isOurs(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || isAddress(name)
                || name.equals(config.bindAddress())
                || config.allowedHosts().contains(name)
                || hostsOf(config.allowedOrigins()).contains(name);
    }

    private static boolean isAddress(String host) {
        return host.startsWith("[") || host.contains(":") || host.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    }

    private static List<String> hostsOf(List<String> origins) {
        return origins.stream().map(origin -> URI.create(origin).getHost()).toList();
    }
}

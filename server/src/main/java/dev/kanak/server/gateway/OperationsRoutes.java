package dev.kanak.server.gateway;

import dev.kanak.server.health.Readiness;
import dev.kanak.server.metrics.Metrics;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Locale;

/** Health and metrics. */
final class OperationsRoutes {

    private static final String JSON = "application/json; charset=utf-8";

    private final Access access;
    private final Readiness readiness;
    private final Metrics metrics;

    OperationsRoutes(Access access, Readiness readiness, Metrics metrics) {
        this.access = access;
        this.readiness = readiness;
        this.metrics = metrics;
    }

    /** {@code GET /health/live}: the process answers. */
    void live(RoutingContext context) {
        context.response().putHeader(HttpHeaders.CONTENT_TYPE, JSON).end("{\"status\":\"live\"}");
    }

    /** {@code GET /health/ready}: every component with its state; 503 until all are ready. */
    void ready(RoutingContext context) {
        var components = new LinkedHashMap<String, String>();
        readiness
                .components()
                .forEach((name, state) -> components.put(name, state.name().toLowerCase(Locale.ROOT)));
        boolean ready = readiness.isReady();
        var body = new LinkedHashMap<String, Object>();
        body.put("status", ready ? "ready" : readiness.draining() ? "draining" : "not_ready");
        body.put("components", components);
        body.put("versions", readiness.versions());
        if (!ready) {
            throw ApiException.unavailable(String.valueOf(body.get("status")), "The server is not ready.")
                    .with(body);
        }
        context.response().putHeader(HttpHeaders.CONTENT_TYPE, JSON).end(Json.write(body));
    }

    /** {@code GET /metrics}: Prometheus' text format. */
    void metrics(RoutingContext context) {
        access.requireKey(context.request());
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
                .end(metrics.scrape());
    }
}

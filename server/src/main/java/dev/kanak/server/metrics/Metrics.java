package dev.kanak.server.metrics;

import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.rag.knowledge.LiveKnowledge;
import dev.kanak.rag.search.SearchTrace;
import dev.kanak.tools.outbox.OutboxDepth;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** Everything that is counted or timed, in Prometheus' text format. Thread-safe. */
public final class Metrics implements AutoCloseable {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbage = new JvmGcMetrics();
    private final CallMetrics calls = new CallMetrics(registry);
    private final MultiGauge knowledge = MultiGauge.builder("kanak.knowledge.served")
            .description("1 for the version of the knowledge that is served")
            .register(registry);

    public Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        garbage.bindTo(registry);
    }

    public CallMetrics calls() {
        return calls;
    }

    /** One answered request; {@code route} is the pattern, never the path, so that the number of series is bounded. */
    public void request(String method, String route, int status, Duration took) {
        Timer.builder("voice.http.requests")
                .description("HTTP requests by route and status")
                .tag("method", method)
                .tag("route", route)
                .tag("status", Integer.toString(status))
                .register(registry)
                .record(took);
    }

    /** A turn of a chat was answered. */
    public void chatTurn(Duration took) {
        Timer.builder("voice.chat.turn")
                .description("time to answer a message of a chat")
                .publishPercentileHistogram()
                .register(registry)
                .record(took);
    }

    /** The knowledge that is served from the start; its version is a tag of the only series that is 1. */
    public void knowledge(String version) {
        knowledge.register(List.of(MultiGauge.Row.of(Tags.of("version", version), 1)), true);
    }

    /** An exchange of the knowledge was tried. */
    public void knowledge(LiveKnowledge.Exchange exchange) {
        String outcome = switch (exchange) {
            case LiveKnowledge.Exchange.Swapped(String version) -> {
                knowledge(version);
                yield "swapped";
            }
            case LiveKnowledge.Exchange.Unchanged _ -> "unchanged";
            case LiveKnowledge.Exchange.Refused _ -> "refused";
        };
        registry.counter("kanak.knowledge.exchanges", "outcome", outcome).increment();
    }

    /** A search of the knowledge, for a caller or ahead of one. */
    public void search(SearchTrace trace) {
        Timer.builder("kanak.knowledge.search")
                .description("time of one search of the knowledge, by what answered it")
                .tag("answered_by", answeredBy(trace))
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(1))
                .register(registry)
                .record(trace.total());
        for (SearchTrace.Leg leg : trace.legs()) {
            registry.counter("kanak.knowledge.legs", "leg", name(leg.kind()), "outcome", name(leg.outcome()))
                    .increment();
        }
        trace.reranking().ifPresent(reranking -> {
            registry.counter("kanak.knowledge.rerank.exits", "exit", name(reranking.exit()))
                    .increment();
            registry.counter("kanak.knowledge.rerank.segments")
                    .increment(reranking.segments().size());
            registry.counter("kanak.knowledge.rerank.rows").increment(reranking.segmentRows());
        });
    }

    private static String answeredBy(SearchTrace trace) {
        return trace.legs().stream()
                .map(SearchTrace.Leg::kind)
                .filter(SearchTrace.Kind::isCache)
                .findFirst()
                .map(Metrics::name)
                .orElse("index");
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Whether vectors are kept in another process and are served from there; read at every scrape. */
    public void vectorsServed(BooleanSupplier served) {
        Gauge.builder("kanak.knowledge.vectors.served", () -> served.getAsBoolean() ? 1 : 0)
                .description("1 while Qdrant serves the vectors, 0 while words alone are searched")
                .register(registry);
    }

    /** What receivers are yet to be told, one series each; read at every scrape and must not block. */
    public void outbox(Supplier<List<OutboxDepth>> depths) {
        for (OutboxDepth receiver : depths.get()) {
            String name = receiver.destination();
            gauge("kanak.outbox.waiting", "events that a receiver is yet to take", name, depths, OutboxDepth::waiting);
            gauge("kanak.outbox.dead", "events that were given up", name, depths, OutboxDepth::dead);
            gauge("kanak.outbox.delivered", "events taken since the start", name, depths, OutboxDepth::delivered);
        }
    }

    private void gauge(
            String name,
            String description,
            String destination,
            Supplier<List<OutboxDepth>> depths,
            ToLongFunction<OutboxDepth> value) {
        Gauge.builder(
                        name,
                        () -> depths.get().stream()
                                .filter(depth -> depth.destination().equals(destination))
                                .mapToLong(value)
                                .sum())
                .description(description)
                .tag("destination", destination)
                .register(registry);
    }

    /** What the models of calls run on; read at every scrape. */
    public void inference(InferencePool pool) {
        FunctionCounter.builder("voice.inference.refused", pool, InferencePool::refused)
                .description("requests that the full inference queue refused")
                .register(registry);
    }

    /** A component failed, or the guard withheld a sentence, in a chat; calls count the same. */
    public void degraded(String component, String reason) {
        degraded(registry, component, reason);
    }

    /** What the guard withheld or said in other words is counted by its rule too. */
    static void degraded(MeterRegistry registry, String component, String reason) {
        registry.counter("voice.degraded", "component", component).increment();
        if (component.equals("guard")) {
            registry.counter("voice.guard.sentences", "rule", reason).increment();
        }
    }

    /** The text that {@code /metrics} gives. */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        garbage.close();
        registry.close();
    }
}

package dev.kanak.server;

import dev.kanak.server.config.Configuration;
import dev.kanak.server.gateway.Gateway;
import dev.kanak.server.health.Readiness;
import dev.kanak.server.metrics.Metrics;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import java.net.BindException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server: listens first, then loads the engines, then serves; at the end it lets callers finish. Thread-safe. */
final class KanakServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KanakServer.class);

    private final Configuration configuration;
    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setEventLoopPoolSize(2)
            .setWorkerPoolSize(1)
            .setInternalBlockingPoolSize(1)
            .setFileSystemOptions(
                    new FileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false)));
    private final Metrics metrics = new Metrics();
    private final Readiness readiness = new Readiness(Composition.COMPONENTS);
    private final Gateway gateway;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicBoolean closing = new AtomicBoolean();
    private volatile @Nullable Composition composition;
    private volatile int port;

    KanakServer(Configuration configuration) {
        this.configuration = configuration;
        gateway = new Gateway(vertx, configuration.gateway(), configuration.chats(), readiness, metrics);
    }

    /**
     * Starts and returns when calls are served.
     *
     * @throws StartException if a port is taken or an engine cannot be loaded
     */
    void start() throws InterruptedException {
        long began = System.nanoTime();
        port = listen().actualPort();
        var loaded = Composition.load(configuration, readiness, metrics);
        composition = loaded;
        gateway.serve(loaded.services());
        LOG.atInfo()
                .setMessage("ready")
                .addKeyValue("profile", configuration.profile())
                .addKeyValue("port", port)
                .addKeyValue(
                        "start_ms", Duration.ofNanos(System.nanoTime() - began).toMillis())
                .log();
        Banner.print(configuration, port, System.out);
    }

    /** TCP port it listens on. */
    int port() {
        return port;
    }

    private HttpServer listen() throws InterruptedException {
        var config = configuration.gateway();
        try {
            return gateway.listen().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            String cause = e.getCause() instanceof BindException
                    ? "the port is taken or the address is not this machine's"
                    : "the socket cannot be opened";
            throw new StartException(
                    "cannot listen on %s:%d: %s; choose another port with --port (key gateway.port) or address with --set gateway.bind-address=…"
                            .formatted(config.bindAddress(), config.port(), cause),
                    e);
        } catch (TimeoutException e) {
            throw new StartException("the HTTP server did not start within 30 s", e);
        }
    }

    void awaitClosed() throws InterruptedException {
        closed.await();
    }

    /** Refuses new calls, lets sentences finish, ends what is left and frees everything. Idempotent. */
    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        readiness.drain();
        LOG.atInfo().setMessage("shutting down").log();
        var loaded = composition;
        try {
            if (loaded != null) {
                loaded.services().calls().drain();
            }
            var _ = vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.atWarn()
                    .setMessage("the HTTP server did not close in order")
                    .setCause(e)
                    .log();
        }
        if (loaded != null) {
            loaded.close();
        }
        gateway.close();
        metrics.close();
        closed.countDown();
    }
}

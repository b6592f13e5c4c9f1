package dev.kanak.server.gateway;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Runs what may block on virtual threads and brings the result back to the request's event loop. */
final class Offload implements AutoCloseable {

    private final Vertx vertx;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("request-", 0).factory());

    Offload(Vertx vertx) {
        this.vertx = vertx;
    }

    @SuppressWarnings("CatchingUnchecked") // whatever fails is the answer to this request
    <T> Future<T> run(Callable<T> work) {
        var context = vertx.getOrCreateContext();
        Promise<T> result = Promise.promise();
        threads.execute(() -> {
            try {
                T value = work.call();
                context.runOnContext(_ -> result.complete(value));
            } catch (Throwable e) { // an Error too: a request is never left without an answer
                context.runOnContext(_ -> result.fail(e));
            }
        });
        return result.future();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

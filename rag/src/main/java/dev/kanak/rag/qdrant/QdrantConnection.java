package dev.kanak.rag.qdrant;

import com.google.common.util.concurrent.ListenableFuture;
import dev.kanak.core.error.RetrievalException;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Status;
import io.qdrant.client.QdrantClient;
import io.qdrant.client.QdrantGrpcClient;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * A connection to Qdrant that mends itself: after a failure the next request tries to connect at once, without the back-off of
 * gRPC. Thread-safe. No message holds an address, a key or a word of a question.
 */
final class QdrantConnection implements AutoCloseable {

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);
    private static final int MOST_BYTES = 64 << 20;

    /** Longest wait for a connection that was lost before a request fails. */
    private static final Duration RECONNECT = Duration.ofMillis(500);

    /** What gRPC may add to the deadline that the client sets. */
    private static final Duration GRACE = Duration.ofMillis(200);

    private final ManagedChannel channel;
    private final QdrantClient client;
    private final Duration timeout;

    QdrantConnection(QdrantConfig config) {
        var builder = ManagedChannelBuilder.forAddress(config.address().getHost(), config.port())
                .keepAliveTime(KEEP_ALIVE.toSeconds(), TimeUnit.SECONDS)
                .maxInboundMessageSize(MOST_BYTES);
        this.channel = (config.tls() ? builder.useTransportSecurity() : builder.usePlaintext()).build();
        this.timeout = config.timeout();
        // the client's own check of versions would ask the server before it is there
        var grpc = QdrantGrpcClient.newBuilder(channel, true, false).withTimeout(timeout);
        config.apiKey().ifPresent(grpc::withApiKey);
        this.client = new QdrantClient(grpc.build());
    }

    /** One request, within the configured time. */
    <T> T ask(Function<QdrantClient, ListenableFuture<T>> request) {
        return ask(timeout, (client, _) -> request.apply(client));
    }

    /** A request that is given the time it has. */
    interface Timed<T> {
        ListenableFuture<T> send(QdrantClient client, Duration within);
    }

    /**
     * One request, within the shorter of the configured and the given time.
     *
     * @throws RetrievalException (SEARCH_FAILED) if it fails or takes longer
     */
    <T> T ask(Duration left, Timed<T> request) {
        Duration within = left.compareTo(timeout) < 0 ? left : timeout;
        if (within.isNegative() || within.isZero()) {
            throw failed(Status.DEADLINE_EXCEEDED);
        }
        if (channel.getState(false) == ConnectivityState.TRANSIENT_FAILURE) {
            reconnect(within);
        }
        ListenableFuture<T> answer = request.send(client, within);
        try {
            return answer.get(within.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Status status = Status.fromThrowable(e);
            throw failed(status);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw failed(Status.DEADLINE_EXCEEDED);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw failed(Status.CANCELLED);
        }
    }

    /** Tries to connect now, and waits until that has worked or failed. */
    private void reconnect(Duration within) {
        long until = System.nanoTime() + (within.compareTo(RECONNECT) < 0 ? within : RECONNECT).toNanos();
        channel.resetConnectBackoff();
        ConnectivityState state = ConnectivityState.TRANSIENT_FAILURE;
        do {
            CountDownLatch changed = new CountDownLatch(1);
            channel.notifyWhenStateChanged(state, changed::countDown);
            try {
                if (!changed.await(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            state = channel.getState(true);
        } while (state == ConnectivityState.CONNECTING || state == ConnectivityState.IDLE);
    }

    private static RetrievalException failed(Status status) {
        String why = switch (status.getCode()) {
            case UNAUTHENTICATED, PERMISSION_DENIED -> "Qdrant refuses the API key; set another";
            case UNAVAILABLE -> "Qdrant cannot be reached";
            case DEADLINE_EXCEEDED, CANCELLED -> "Qdrant did not answer in time";
            case NOT_FOUND -> "Qdrant has no such collection; build the index";
            case INVALID_ARGUMENT ->
                "Qdrant does not take the request; were its vectors made by another embedder? Build the index again";
            case RESOURCE_EXHAUSTED -> "Qdrant has no room or too many requests";
            default -> "Qdrant failed with " + status.getCode();
        };
        boolean retryable = switch (status.getCode()) {
            case UNAVAILABLE, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, ABORTED, INTERNAL -> true;
            default -> false;
        };
        return new RetrievalException(
                RetrievalException.Kind.SEARCH_FAILED,
                why,
                retryable,
                status.withDescription(null).asException());
    }

    @Override
    public void close() {
        client.close();
        channel.shutdownNow();
    }
}

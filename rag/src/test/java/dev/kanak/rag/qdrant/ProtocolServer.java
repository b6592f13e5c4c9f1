package dev.kanak.rag.qdrant;

import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;

/** A server that speaks Qdrant's protocol as far as {@link QdrantIndex} uses it, on this machine only. */
final class ProtocolServer implements AutoCloseable {

    private static final Metadata.Key<String> API_KEY = Metadata.Key.of("api-key", Metadata.ASCII_STRING_MARSHALLER);

    private final Server server;
    private final int port;
    private final AtomicBoolean holding;

    private ProtocolServer(Server server, AtomicBoolean holding) {
        this.server = server;
        this.port = server.getPort();
        this.holding = holding;
    }

    /**
     * Begins to serve.
     *
     * @param port 0 for a free one
     */
    static ProtocolServer start(int port, String apiKey) {
        ProtocolState state = new ProtocolState();
        AtomicBoolean holding = new AtomicBoolean();
        try {
            Server server = Grpc.newServerBuilderForPort(port, InsecureServerCredentials.create())
                    .addService(new ProtocolCollections(state))
                    .addService(new ProtocolPoints(state, holding))
                    .intercept(new KeyCheck(apiKey))
                    .build()
                    .start();
            return new ProtocolServer(server, holding);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Takes searches but leaves them without an answer. */
    void holdAnswers(boolean hold) {
        holding.set(hold);
    }

    @Override
    public void close() {
        server.shutdownNow();
        try {
            server.awaitTermination();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record KeyCheck(String apiKey) implements ServerInterceptor {

        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            if (!apiKey.equals(headers.get(API_KEY))) {
                call.close(Status.UNAUTHENTICATED, new Metadata());
                return new ServerCall.Listener<>() {};
            }
            return next.startCall(call, headers);
        }
    }
}

package dev.kanak.tools.kill;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A receiver of signed webhooks that keeps each idempotency key once, as receivers are told to. Every fifth answer is lost:
 * half of them after the event was taken.
 */
final class CrmServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Subject by idempotency key. */
    final Map<String, String> taken = new ConcurrentHashMap<>();

    final AtomicInteger repeated = new AtomicInteger();
    private final HttpServer server;
    private final Random chance;

    CrmServer(long seed) throws IOException {
        chance = new Random(seed);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var event = JSON.readTree(exchange.getRequestBody());
            int luck = chance.nextInt(10);
            if (luck == 0) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            String data = event.path("type").asText() + " "
                    + event.path("data").path("phone").asText();
            if (taken.putIfAbsent(key, data) != null) {
                repeated.incrementAndGet();
            }
            if (luck == 1) {
                return;
            }
            exchange.sendResponseHeaders(204, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

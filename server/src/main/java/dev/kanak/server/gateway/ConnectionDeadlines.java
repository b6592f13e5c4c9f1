package dev.kanak.server.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Closes connections on which no request arrives in time, however steadily its header trickles. Thread-safe. */
final class ConnectionDeadlines {

    private final Vertx vertx;
    private final Duration first;
    private final Duration next;
    private final Map<HttpConnection, Long> timers = new ConcurrentHashMap<>();

    /**
     * @param first time for a connection's first request
     * @param next time for each further one
     */
    ConnectionDeadlines(Vertx vertx, Duration first, Duration next) {
        this.vertx = vertx;
        this.first = first;
        this.next = next;
    }

    void opened(HttpConnection connection) {
        connection.closeHandler(_ -> arrived(connection));
        arm(connection, first);
    }

    void arrived(HttpConnection connection) {
        Long timer = timers.remove(connection);
        if (timer != null) {
            vertx.cancelTimer(timer);
        }
    }

    void answered(HttpConnection connection) {
        arm(connection, next);
    }

    private void arm(HttpConnection connection, Duration limit) {
        timers.put(connection, vertx.setTimer(limit.toMillis(), _ -> {
            if (timers.remove(connection) != null) {
                connection.close();
            }
        }));
    }
}

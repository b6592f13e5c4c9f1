package dev.kanak.tools.guard;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One circuit breaker for each tool: half of the last ten calls failing leaves the tool alone for ten seconds; then two calls
 * decide whether it is back. Thread-safe.
 */
public final class ToolBreakers {

    private static final int CALLS = 10;

    private final CircuitBreakerConfig config;
    private final Map<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();

    /**
     * @param clock of the waits, always the real time save in tests
     */
    public ToolBreakers(InstantSource clock) {
        config = CircuitBreakerConfig.custom()
                .slidingWindow(CALLS, CALLS, CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(50)
                .waitDurationInOpenState(Duration.ofSeconds(10))
                .permittedNumberOfCallsInHalfOpenState(2)
                .recordException(GuardedTool::isOutage)
                .clock(clock.withZone(ZoneOffset.UTC))
                .build();
    }

    /** The breaker of a tool, the same each time. */
    public CircuitBreaker of(String tool) {
        return breakers.computeIfAbsent(tool, name -> CircuitBreaker.of(name, config));
    }
}

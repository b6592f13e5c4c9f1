package dev.kanak.server.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads secrets from the environment, where alone they are given. Not thread-safe. */
final class Secrets {

    private final Map<String, String> environment;
    private final List<String> problems;

    Secrets(Map<String, String> environment, List<String> problems) {
        this.environment = environment;
        this.problems = problems;
    }

    /** A secret, or none. */
    Optional<String> optional(String variable) {
        return Optional.ofNullable(environment.get(variable)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** A secret that a key's value calls for. */
    String required(String variable, String key) {
        return optional(variable).orElseGet(() -> {
            problems.add("%s: needs a secret; set the environment variable %s".formatted(key, variable));
            return "";
        });
    }
}

package dev.kanak.server.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used; the message lists every problem, each with its key, the limit and the value. */
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConfigException(List<String> problems) {
        super(
                problems.size() == 1
                        ? problems.getFirst()
                        : problems.stream()
                                .collect(Collectors.joining(
                                        "\n  ", problems.size() + " problems in the configuration:\n  ", "")));
    }
}

package dev.kanak.server.config;

/**
 * A value that must not be printed.
 *
 * @param value the secret itself
 */
public record Secret(String value) {

    /** What stands in a secret's place wherever it is printed. */
    public static final String MASK = "***";

    @Override
    public String toString() {
        return MASK;
    }
}

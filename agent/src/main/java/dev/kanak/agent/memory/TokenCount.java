package dev.kanak.agent.memory;

/** Counts the tokens that a language model reads a text as. Thread-safe. */
@FunctionalInterface
public interface TokenCount {

    /** Tokens of a text; never fewer than the model's own where it only estimates. */
    int of(String text);
}

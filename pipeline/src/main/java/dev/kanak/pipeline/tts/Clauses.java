package dev.kanak.pipeline.tts;

import java.util.List;

/** x. */
public final class Clauses {
    private Clauses() {}

    /** x. */
    public static List<String> split(String text) {
        return List.of(text);
    }
}

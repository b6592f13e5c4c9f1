package dev.kanak.server.config;

import java.util.Locale;
import java.util.stream.Stream;

/** The recognisers there are; the word in lower case is the one of the configuration and of a transcript's tier. */
public enum SttEngineName {
    /** The project's own streaming network. */
    EMBEDDED,
    /** AI4Bharat's IndicConformer, as published. */
    INDICCONFORMER,
    /** Whisper in the optimum layout, as published. */
    WHISPER;

    /** The word used in configuration. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static String[] words() {
        return Stream.of(values()).map(SttEngineName::word).toArray(String[]::new);
    }
}

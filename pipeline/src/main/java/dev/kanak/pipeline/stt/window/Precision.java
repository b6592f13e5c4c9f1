package dev.kanak.pipeline.stt.window;

import java.util.Locale;

/** Which of a model's files of weights to load. */
public enum Precision {
    /** The quantised file if it is there and this machine runs it, the full one otherwise. */
    AUTO,
    /** The full file only. */
    FP32,
    /** The quantised file; the full one if this machine cannot run it. */
    INT8;

    /** The word used in configuration. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.kanak.rag.dense;

/** How a transformer's vectors of subwords become one of the text. */
public enum Pooling {
    /** The mean of all, as multilingual-e5 does. */
    MEAN,
    /** The first, as bge-m3 does. */
    FIRST_TOKEN,
    /** The graph does it: its output has a vector for each text. */
    IN_GRAPH
}

package dev.kanak.rag.index;

/**
 * A vector of a passage; a passage may have several.
 *
 * @param vector of length 1; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never changed
public record Embedded(String passageId, float[] vector) {}

package dev.kanak.pipeline.stt.conformer;

/**
 * A word piece that was heard.
 *
 * @param piece local id
 * @param firstFrame encoded frame in which it begins
 * @param endFrame frame after its last
 * @param probability of the piece among those of its language, mean over its frames
 */
record Token(int piece, int firstFrame, int endFrame, double probability) {}

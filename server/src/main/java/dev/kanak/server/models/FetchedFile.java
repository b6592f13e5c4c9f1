package dev.kanak.server.models;

import java.util.Optional;

/**
 * What is known of a file that is to be fetched.
 *
 * @param path in the model's folder
 * @param bytes size; empty if not known
 * @param sha256 checksum that it must have; empty if nobody gives one
 * @param source who gave the checksum, for messages
 */
record FetchedFile(String path, Optional<Long> bytes, Optional<String> sha256, String source) {}

package dev.kanak.server.replay;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where conversations are written down to be held again.
 *
 * @param folder one file for each conversation; empty to write none, for they hold what callers said
 * @param keep time after its last line at which a file is deleted
 */
public record ReplayConfig(Optional<Path> folder, Duration keep) {}

/**
 * Configuration: YAML profiles, environment and command line in layers, read whole before anything starts; every problem is
 * reported at once. Entry type: {@link dev.kanak.server.config.ConfigLoader}.
 */
@NullMarked
package dev.kanak.server.config;

import org.jspecify.annotations.NullMarked;

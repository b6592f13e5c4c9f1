/** Tests of reading the configuration. */
@NullMarked
package dev.kanak.server.config;

import org.jspecify.annotations.NullMarked;

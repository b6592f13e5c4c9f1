/**
 * The Opus codec (RFC 6716) by libopus through the foreign-function API.
 *
 * <p>Entry types: {@code OpusEncoder}, {@code OpusDecoder}. One thread each; using one after close throws.
 */
@NullMarked
package dev.kanak.transport.opus;

import org.jspecify.annotations.NullMarked;

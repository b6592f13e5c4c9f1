/**
 * Cost of carrying a call's audio: codec, encryption, and the whole media path without models.
 */
@NullMarked
package dev.kanak.benchmarks.media;

import org.jspecify.annotations.NullMarked;

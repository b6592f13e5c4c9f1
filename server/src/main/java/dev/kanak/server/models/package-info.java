/**
 * The commands {@code kanak models}: lists published models, fetches them with resume and checksums, and tries the
 * configured ones. Entry type: {@link dev.kanak.server.models.ModelsCommand}.
 *
 * <p>One thread.
 */
@NullMarked
package dev.kanak.server.models;

import org.jspecify.annotations.NullMarked;

/**
 * The database of everything that tools do: opening, migration and transactions. Entry type:
 * {@link dev.kanak.tools.store.Database}, thread-safe.
 */
@NullMarked
package dev.kanak.tools.store;

import org.jspecify.annotations.NullMarked;

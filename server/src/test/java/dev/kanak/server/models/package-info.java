/** Tests of fetching and checking models. */
@NullMarked
package dev.kanak.server.models;

import org.jspecify.annotations.NullMarked;

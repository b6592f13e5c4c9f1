/** Tests of the choice of recognisers. */
@NullMarked
package dev.kanak.server.speech;

import org.jspecify.annotations.NullMarked;

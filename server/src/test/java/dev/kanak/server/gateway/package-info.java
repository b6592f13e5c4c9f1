/** Tests of the HTTP surface. */
@NullMarked
package dev.kanak.server.gateway;

import org.jspecify.annotations.NullMarked;

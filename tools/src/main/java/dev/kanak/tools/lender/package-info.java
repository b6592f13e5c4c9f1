/**
 * The lender's own numbers and the regulatory caps, read from {@code lender_config.json} and checked before anything uses
 * them.
 */
@NullMarked
package dev.kanak.tools.lender;

import org.jspecify.annotations.NullMarked;

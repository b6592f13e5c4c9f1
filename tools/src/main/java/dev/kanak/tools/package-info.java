/**
 * tools
 */
@NullMarked
package dev.kanak.tools;

import org.jspecify.annotations.NullMarked;

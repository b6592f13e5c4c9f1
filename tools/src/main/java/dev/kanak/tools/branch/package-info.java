/**
 * The lender's branches and how a caller's town, locality or PIN code leads to one.
 */
@NullMarked
package dev.kanak.tools.branch;

import org.jspecify.annotations.NullMarked;

/**
 * What may be lent on some gold to a caller, by the regulated caps and the lender's policy.
 */
@NullMarked
package dev.kanak.tools.eligibility;

import org.jspecify.annotations.NullMarked;

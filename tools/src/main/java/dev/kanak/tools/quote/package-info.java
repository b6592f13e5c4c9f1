/**
 * What a loan costs, here and compared with another lender.
 */
@NullMarked
package dev.kanak.tools.quote;

import org.jspecify.annotations.NullMarked;

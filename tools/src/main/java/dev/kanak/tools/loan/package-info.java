/**
 * Gold loan arithmetic: pure functions of integer paise, milligrams and basis points. No clock, no configuration, no state.
 */
@NullMarked
package dev.kanak.tools.loan;

import org.jspecify.annotations.NullMarked;

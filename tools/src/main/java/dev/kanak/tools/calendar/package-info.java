/**
 * Visits to a branch: when branches are open, which places are free, and the calendars that are told of a visit. Entry
 * type: {@link dev.kanak.tools.calendar.BookAppointmentTool}.
 */
@NullMarked
package dev.kanak.tools.calendar;

import org.jspecify.annotations.NullMarked;

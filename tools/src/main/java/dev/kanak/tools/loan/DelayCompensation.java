package dev.kanak.tools.loan;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * What the lender owes for handing gold back late by its own fault.
 *
 * @param dueBy last working day on which the return is in time
 * @param delayDays calendar days after it; 0 if in time
 * @param paise compensation
 */
public record DelayCompensation(LocalDate dueBy, long delayDays, long paise) {

    /**
     * The rule: so many working days, counted from the day after full repayment, then so much for every calendar day.
     *
     * @param workingDays allowed for the return, at least 1
     * @param perDayPaise compensation a day
     * @param nonWorking days on which the branch is closed, weekends included
     */
    public record Rule(int workingDays, long perDayPaise, Set<LocalDate> nonWorking) {
        public Rule {
            Rounding.positive(workingDays, "workingDays");
            Rounding.nonNegative(perDayPaise, "perDayPaise");
            nonWorking = Set.copyOf(nonWorking);
        }

        /** What is owed for gold returned on a day. */
        public DelayCompensation on(LocalDate fullRepayment, LocalDate returned) {
            LocalDate due = dueBy(fullRepayment);
            long late = Math.max(0, ChronoUnit.DAYS.between(due, returned));
            return new DelayCompensation(due, late, Math.multiplyExact(late, perDayPaise));
        }

        private LocalDate dueBy(LocalDate fullRepayment) {
            LocalDate day = fullRepayment;
            for (int counted = 0; counted < workingDays; ) {
                day = day.plusDays(1);
                if (!nonWorking.contains(day)) {
                    counted++;
                }
            }
            return day;
        }
    }
}

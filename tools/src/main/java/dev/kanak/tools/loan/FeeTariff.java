package dev.kanak.tools.loan;

import java.util.List;

/**
 * How a lender charges for making a loan.
 *
 * @param processingBps of the principal, in hundredths of a percent
 * @param processingMinPaise least processing fee
 * @param processingMaxPaise most processing fee
 * @param valuation charge by loan size, ascending; only the last has no top
 * @param gstBps goods and services tax on each charge
 */
public record FeeTariff(
        int processingBps, long processingMinPaise, long processingMaxPaise, List<Slab> valuation, int gstBps) {

    /**
     * A charge for loans up to an amount.
     *
     * @param topPaise largest loan it covers, or {@link LoanToValue#NO_TOP}
     * @param chargePaise before tax
     */
    public record Slab(long topPaise, long chargePaise) {}

    /** The charges on one loan, in paise. */
    public record Fees(long processing, long processingGst, long valuation, long valuationGst) {
        public long gst() {
            return processingGst + valuationGst;
        }

        public long total() {
            return processing + valuation + gst();
        }
    }

    public FeeTariff {
        valuation = List.copyOf(valuation);
        if (valuation.isEmpty() || valuation.getLast().topPaise() != LoanToValue.NO_TOP) {
            throw new IllegalArgumentException("valuation must end with a slab that has no top");
        }
        if (processingMinPaise > processingMaxPaise) {
            throw new IllegalArgumentException("processingMinPaise must not exceed processingMaxPaise");
        }
    }

    /** The charges on a loan; each, and the tax on each, half-up to a paisa. */
    public Fees on(long principalPaise) {
        long share = Rounding.halfUp(10_000, Rounding.positive(principalPaise, "principalPaise"), processingBps);
        long processing = Math.clamp(share, processingMinPaise, processingMaxPaise);
        long charge = valuation.stream()
                .filter(slab -> principalPaise <= slab.topPaise())
                .findFirst()
                .orElseThrow()
                .chargePaise();
        return new Fees(processing, gst(processing), charge, gst(charge));
    }

    private long gst(long chargePaise) {
        return Rounding.halfUp(10_000, chargePaise, gstBps);
    }
}

package dev.kanak.tools.loan;

import java.util.List;

/**
 * The regulated cap on loan over value, which falls as the borrower's total of consumption gold loans grows.
 *
 * <p>The cap tier is that of the amount itself, so just above a tier's top a little more gold lends no more until the lower
 * percentage has caught up (a plateau).
 *
 * @param tiers in ascending order; only the last has no top
 */
public record LoanToValue(List<Tier> tiers) {

    /** Top of a tier that has none. */
    public static final long NO_TOP = Long.MAX_VALUE;

    /**
     * One band of loan amounts.
     *
     * @param topPaise largest amount in the band, or {@link #NO_TOP}
     * @param percent most that may be lent of the value, 1 to 100
     */
    public record Tier(long topPaise, int percent) {
        public Tier {
            Rounding.positive(topPaise, "topPaise");
            if (percent < 1 || percent > 100) {
                throw new IllegalArgumentException("percent must be 1 to 100: " + percent);
            }
        }

        /** The most that this tier's percentage allows on a value, to a whole paisa below. */
        public long capPaise(long valuePaise) {
            return Rounding.down(100, valuePaise, percent);
        }
    }

    /**
     * The largest lawful amount.
     *
     * @param paise the amount
     * @param tierPercent cap of the tier it falls in
     */
    public record Exposure(long paise, int tierPercent) {}

    /**
     * How a running loan stands against its gold.
     *
     * @param ltvBps outstanding over value, in hundredths of a percent, half-up
     * @param capPercent cap of the outstanding amount's tier
     * @param breach true if the outstanding exceeds the cap
     * @param curePaise to be paid to be within the cap again; 0 without a breach
     */
    public record Standing(long ltvBps, int capPercent, boolean breach, long curePaise) {}

    public LoanToValue {
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty() || tiers.getLast().topPaise() != NO_TOP) {
            throw new IllegalArgumentException("tiers must end with one that has no top");
        }
        for (int i = 1; i < tiers.size(); i++) {
            if (tiers.get(i).topPaise() <= tiers.get(i - 1).topPaise()) {
                throw new IllegalArgumentException("tiers must ascend: tier " + i);
            }
        }
    }

    /** The most that may be lent on a value to a borrower without another gold loan. */
    public Exposure maxExposure(long valuePaise) {
        return maxAdditional(valuePaise, 0);
    }

    /**
     * The most that may be lent on gold of its own to a borrower who already owes on other gold: the tier is that of both
     * loans together, the cap is on the new gold alone.
     */
    public Exposure maxAdditional(long valuePaise, long owedOnOtherGoldPaise) {
        Rounding.nonNegative(valuePaise, "valuePaise");
        Rounding.nonNegative(owedOnOtherGoldPaise, "owedOnOtherGoldPaise");
        Exposure best = new Exposure(0, tierOf(owedOnOtherGoldPaise).percent());
        for (Tier tier : tiers) {
            long amount = Math.min(tier.capPaise(valuePaise), roomUnder(tier.topPaise(), owedOnOtherGoldPaise));
            if (amount > best.paise()) {
                best = new Exposure(amount, tier.percent());
            }
        }
        return best;
    }

    /**
     * What is left of the limit on all pledged gold after a loan is counted; negative if the loan exceeds it.
     *
     * @param totalValuePaise value of all gold, pledged and new
     * @param owedPaise the loan to be counted or taken over
     */
    public long roomPaise(long totalValuePaise, long owedPaise) {
        return maxExposure(totalValuePaise).paise() - Rounding.nonNegative(owedPaise, "owedPaise");
    }

    /** The tier an amount falls in. */
    public Tier tierOf(long amountPaise) {
        return tiers.stream()
                .filter(tier -> amountPaise <= tier.topPaise())
                .findFirst()
                .orElseThrow();
    }

    /** How a loan stands at today's value, which must be positive. */
    public Standing standing(long outstandingPaise, long valuePaise) {
        Rounding.positive(valuePaise, "valuePaise");
        Tier tier = tierOf(outstandingPaise);
        long excess = outstandingPaise - tier.capPaise(valuePaise);
        return new Standing(
                Rounding.halfUp(valuePaise, outstandingPaise, 10_000), tier.percent(), excess > 0, Math.max(excess, 0));
    }

    /** The least net weight, in milligrams, on which the target may be lent. */
    public long netMilligramsFor(long targetPaise, long referencePaisePerGram, int fineness) {
        Rounding.positive(targetPaise, "targetPaise");
        long enough = 1;
        while (!lends(enough, targetPaise, referencePaisePerGram, fineness)) {
            enough = Math.multiplyExact(enough, 2);
        }
        long tooLittle = enough / 2;
        while (enough - tooLittle > 1) {
            long middle = (enough + tooLittle) / 2;
            if (lends(middle, targetPaise, referencePaisePerGram, fineness)) {
                enough = middle;
            } else {
                tooLittle = middle;
            }
        }
        return enough;
    }

    private boolean lends(long netMg, long targetPaise, long referencePaisePerGram, int fineness) {
        return maxExposure(Valuation.paise(netMg, referencePaisePerGram, fineness))
                        .paise()
                >= targetPaise;
    }

    private static long roomUnder(long topPaise, long owedPaise) {
        return topPaise == NO_TOP ? NO_TOP : topPaise - owedPaise;
    }
}

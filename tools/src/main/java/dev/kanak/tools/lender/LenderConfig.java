package dev.kanak.tools.lender;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Everything about one lender that the tools compute with. Immutable.
 *
 * <p>Keys ending in {@code note} are comments for people. Every other unknown key is refused.
 *
 * @param bank names and contacts
 * @param goldPrice the price feed's last figures
 * @param fineness parts per thousand by karat
 * @param policy the lender's own limits
 * @param regulatory caps set by the regulator
 * @param products what is offered
 * @param fees charges
 * @param outbound when the agent may call out
 * @param consent recording and retention
 * @param languages codes of the languages spoken
 * @param kbVars figures that articles name as {@code {{name}}}
 */
@JsonIgnoreProperties("_note")
public record LenderConfig(
        Bank bank,
        GoldPriceFigures goldPrice,
        Map<Integer, Integer> fineness,
        Policy policy,
        Regulatory regulatory,
        Products products,
        FeeTable fees,
        Outbound outbound,
        Consent consent,
        List<String> languages,
        Map<String, String> kbVars) {

    /** The lender's names and contacts. */
    @JsonIgnoreProperties("helpline_note")
    public record Bank(
            String nameEn,
            String nameHi,
            String helpline,
            String privacyContact,
            String grievanceContact,
            String website) {}

    /**
     * Published prices of 22-karat gold.
     *
     * @param ref22kPaisePerGram the lower of the other two
     * @param asOf business day whose close is the previous close
     * @param source who published them; {@code DEMO} if invented
     * @param maxAgeHours age, counted from the end of that day, after which no quote may be given
     */
    @JsonIgnoreProperties("note")
    public record GoldPriceFigures(
            @JsonProperty("ref_22k_paise_per_g") long ref22kPaisePerGram,
            @JsonProperty("avg30_22k_paise_per_g") long avg30PaisePerGram,
            @JsonProperty("prev_close_22k_paise_per_g") long prevClosePaisePerGram,
            LocalDate asOf,
            String source,
            int maxAgeHours) {}

    /**
     * The lender's own limits.
     *
     * @param ornamentMaxFinenessForValue ornaments are valued as at most this fine
     * @param quoteRoundDownInr amounts are told rounded down to this
     */
    public record Policy(
            int minPurityKarat,
            int ornamentMaxFinenessForValue,
            BigDecimal tolaGrams,
            BigDecimal sovereignGrams,
            long minLoanInr,
            long maxLoanInr,
            long quoteRoundDownInr,
            int ageMin,
            int ageMaxAtMaturity,
            boolean coinsBankMintedOnly,
            int coinsMinKarat,
            long cashDisbursalLimitInr) {}

    /** Caps set by the regulator, and the instrument that sets them. */
    public record Regulatory(
            List<LtvTier> ltvTiers,
            TierBasis ltvTierBasis,
            int ornamentsMaxG,
            int coinsMaxG,
            int bulletConsumptionMaxMonths,
            long incomeAssessmentAboveInr,
            int releaseWorkingDays,
            long delayCompensationInrPerDay,
            int auctionReservePctFirst,
            int auctionReservePctAfterTwoFailures,
            int surplusRefundWorkingDays,
            int unclaimedAfterYears,
            String authority) {}

    /** Which amount of a bullet loan chooses the cap's tier. */
    public enum TierBasis {
        /** The sum due at maturity: the stricter reading. */
        MATURITY_AMOUNT_FOR_BULLET,
        /** The sum lent; the cap itself still holds for the sum due. */
        PRINCIPAL
    }

    /** A cap for totals up to an amount; the last has none. */
    public record LtvTier(@org.jspecify.annotations.Nullable Long upToInr, int pct) {}

    /** What is offered, by the product's name on the wire. */
    public record Products(
            @JsonProperty("EMI") Emi emi,
            @JsonProperty("BULLET") BulletTerms bullet,
            @JsonProperty("OVERDRAFT") OpenTerms overdraft,
            @JsonProperty("INTEREST_SERVICING") OpenTerms interestServicing) {}

    /** Instalment loan: months from and to, and a rate for each loan size. */
    public record Emi(List<Integer> tenureMonths, List<RateSlab> rateBpsSlabs) {}

    /** A rate for loans up to an amount; the last has none. */
    public record RateSlab(
            @org.jspecify.annotations.Nullable Long upToInr, int bps) {}

    /** Bullet loan: the months it may run. */
    @JsonIgnoreProperties("interest")
    public record BulletTerms(List<Integer> tenureMonthsAllowed, int rateBps) {}

    /** A loan whose principal stays open: months from and to. */
    @JsonIgnoreProperties("interest")
    public record OpenTerms(List<Integer> tenureMonths, int rateBps) {}

    /** Charges. */
    @JsonIgnoreProperties("penal_charge")
    public record FeeTable(
            int processingBps,
            long processingMinInr,
            long processingMaxInr,
            List<ValuationSlab> valuationSlabs,
            int gstBps,
            int foreclosureBps) {}

    /** A valuation charge for loans up to an amount; the last has none. */
    public record ValuationSlab(
            @org.jspecify.annotations.Nullable Long upToInr, long inr) {}

    /** When the agent may call out, local time. */
    @JsonIgnoreProperties("note")
    public record Outbound(String allowedFrom, String allowedTo, String tz) {}

    /** What is asked about the recording. */
    public record Consent(int recordingRetentionDays, boolean askRecording, boolean continueWithoutRecording) {}

    /**
     * Reads and checks a file.
     *
     * @throws IllegalArgumentException naming every key that is missing, unknown or out of range, with its limit and value
     * @throws dev.kanak.core.error.ToolException (UNAVAILABLE) if the file cannot be read
     */
    public static LenderConfig read(Path file) {
        return LenderConfigReader.read(file);
    }
}

package dev.kanak.tools.price;

import dev.kanak.tools.loan.ReferencePrice;
import java.time.LocalDate;

/**
 * Published price of 22-karat gold, in paise a gram.
 *
 * @param average30Paise average close of the last 30 days
 * @param previousClosePaise close of {@code asOf}
 * @param asOf business day of that close
 * @param source who published it; {@code DEMO} if it is invented
 */
public record GoldPrice(long average30Paise, long previousClosePaise, LocalDate asOf, String source) {

    /** Source of a price that nobody published. */
    public static final String DEMO = "DEMO";

    /** The price a loan is valued at: the lower of the two. */
    public long referencePaise() {
        return ReferencePrice.paisePerGram(average30Paise, previousClosePaise);
    }
}

package dev.kanak.tools.price;

import dev.kanak.core.error.ToolException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * An invented price, dated yesterday whatever day it is, so that a demonstration lender can quote on any day. Its source
 * stays {@code DEMO} in every result. Refuses a price that somebody published.
 *
 * @param source gives the price
 * @param clock today
 * @param zone whose calendar days count
 */
public record DemoGoldPrice(GoldPriceSource source, InstantSource clock, ZoneId zone) implements GoldPriceSource {

    @Override
    public GoldPrice latest() {
        GoldPrice price = source.latest();
        if (!price.source().equals(GoldPrice.DEMO)) {
            throw new ToolException(
                    ToolException.Kind.UNAVAILABLE, "a published gold price must not be re-dated", false);
        }
        LocalDate yesterday = LocalDate.ofInstant(clock.instant(), zone).minusDays(1);
        return new GoldPrice(price.average30Paise(), price.previousClosePaise(), yesterday, GoldPrice.DEMO);
    }
}

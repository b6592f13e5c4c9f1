package dev.kanak.tools.price;

import dev.kanak.core.error.ToolException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;

/**
 * A price that may be quoted from: not older than a limit, and not of a day to come.
 *
 * <p>A price of a business day ages from the end of that day: a price of 19 November with a limit of 36 hours may be used
 * until noon of 21 November.
 *
 * @param source gives the price
 * @param clock the time
 * @param zone whose calendar days count
 * @param maxAge the limit
 */
public record FreshGoldPrice(GoldPriceSource source, InstantSource clock, ZoneId zone, Duration maxAge)
        implements GoldPriceSource {

    /**
     * The price.
     *
     * @throws ToolException (STALE_DATA) if it is too old or of a day to come; (UNAVAILABLE) if there is none
     */
    @Override
    public GoldPrice latest() {
        GoldPrice price = source.latest();
        Instant dayStart = price.asOf().atStartOfDay(zone).toInstant();
        Instant dayEnd = price.asOf().plusDays(1).atStartOfDay(zone).toInstant();
        Instant now = clock.instant();
        if (now.isAfter(dayEnd.plus(maxAge))) {
            throw new ToolException(ToolException.Kind.STALE_DATA, "the gold price is too old to quote from", true);
        }
        if (now.isBefore(dayStart)) {
            throw new ToolException(ToolException.Kind.STALE_DATA, "the gold price is of a day to come", true);
        }
        return price;
    }
}
